namespace NlpMlNet.Sentiment;

/// <summary>An entry, a tab and a number a line; further columns are left out.</summary>
internal static class TabSeparatedFormat
{
    public static IReadOnlyDictionary<string, float> Read(TextReader reader, string file)
    {
        var entries = new EntryCollector(file);
        foreach (var (line, text) in EntryLines.Of(reader).Where(l => !EntryLines.IsComment(l.Text)))
        {
            var fields = text.Split('\t');
            if (fields.Length < 2)
            {
                throw new LexiconFormatException(file, line, $"'{text}' has no tab; expected an entry, a tab and a number");
            }

            entries.Add(fields[0], entries.ParseNumber(fields[1].Trim(), line), line);
        }

        return entries.Finish();
    }
}

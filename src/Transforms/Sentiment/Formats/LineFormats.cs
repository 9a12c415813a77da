namespace NlpMlNet.Sentiment;

/// <summary>The formats of one entry a line.</summary>
/// <remarks>Empty lines, and lines that start with <c>#</c>, are left out.</remarks>
internal static class LineFormats
{
    public static IReadOnlyDictionary<string, float> ReadTabSeparated(TextReader reader, string file)
    {
        var entries = new EntryCollector(file);
        foreach (var (line, text) in Lines(reader, '#'))
        {
            var fields = text.Split('\t');
            if (fields.Length < 2)
            {
                throw new LexiconFormatException(file, line, $"'{text}' has no tab; expected an entry, a tab and a number");
            }

            entries.Add(fields[0], EntryCollector.ParseNumber(file, line, fields[1].Trim()), line);
        }

        return entries.Valences;
    }

    public static IReadOnlyCollection<string> ReadList(TextReader reader, string file, char otherComment = '#')
    {
        var entries = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (line, text) in Lines(reader, otherComment))
        {
            if (text.Contains('\t', StringComparison.Ordinal))
            {
                throw new LexiconFormatException(file, line, $"'{text}' has a tab; expected one entry a line and nothing else");
            }

            if (!EntryText.TryParse(text, out _, out var problem))
            {
                throw new LexiconFormatException(file, line, problem);
            }

            entries.Add(text.Trim());
        }

        return entries;
    }

    private static IEnumerable<(long Line, string Text)> Lines(TextReader reader, char otherComment)
    {
        long line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (!string.IsNullOrWhiteSpace(text) && text[0] != '#' && text[0] != otherComment)
            {
                yield return (line, text);
            }
        }
    }
}

namespace NlpMlNet.Sentiment;

/// <summary>One entry a line.</summary>
internal static class WordListFormat
{
    public static IReadOnlyCollection<string> Read(TextReader reader, string file)
    {
        var entries = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, text) in EntryLines.Of(reader).Where(l => l.Text[0] is not (';' or '#')))
        {
            if (text.Contains('\t', StringComparison.Ordinal))
            {
                throw new LexiconFormatException(file, line, $"'{text}' has a tab; expected one entry a line and nothing else");
            }

            entries.Add(Normalize(text, file, line));
        }

        return entries.Count > 0 ? entries : throw new LexiconFormatException(file, 1, "the file has no entry");
    }

    private static string Normalize(string text, string file, long line)
    {
        var elision = text.Trim();
        if (elision.Length > 1 && elision.EndsWith('\''))
        {
            return elision;
        }

        return EntryText.TryParse(text, out var entry, out var problem)
            ? entry.Written
            : throw new LexiconFormatException(file, line, problem);
    }
}

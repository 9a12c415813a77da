namespace NlpMlNet.Sentiment;

/// <summary>The lines of a file that aren't empty.</summary>
internal static class EntryLines
{
    public static IEnumerable<(long Line, string Text)> Of(TextReader reader)
    {
        long line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return (line, text);
            }
        }
    }

    /// <summary>Tells whether a line is a comment: a number sign, alone or with a space behind it, so that <c>#-)</c> is none.</summary>
    public static bool IsComment(string line) => line is "#" || line.StartsWith("# ", StringComparison.Ordinal);
}

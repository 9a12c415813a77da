namespace NlpMlNet.Sentiment;

/// <summary>An entry, a tab or spaces, and a number a line; further columns are left out.</summary>
internal sealed class TabSeparatedFormat : ILexiconFormat
{
    public LexiconFileFormat Format => LexiconFileFormat.TabSeparated;

    public LexiconAsterisks Asterisks => LexiconAsterisks.AsInFormat;

    public bool Recognises(LexiconText text) => text.Sample.Count > 0
        && text.Sample.Count(line => TryPart(line, out _, out var number) && LexiconRows.TryParseNumber(number, out _)) * 2 >= text.Sample.Count;

    public void Read(LexiconText text, LexiconRows into)
    {
        foreach (var (line, content) in text.Lines.Where(l => !LexiconText.IsComment(l.Text)))
        {
            if (!TryPart(content, out var entry, out var number))
            {
                throw into.Refuse(line, $"'{content}' has no tab; expected an entry, a tab and a number");
            }

            into.AddValence(entry, into.ParseNumber(number, line), line);
        }
    }

    // Some lists have two tabs between, others spaces alone, before a number.
    private static bool TryPart(string line, out string entry, out string number)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab >= 0)
        {
            (entry, number) = (line[..tab], line[tab..].Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(string.Empty));
            return true;
        }

        var trimmed = line.Trim();
        var space = trimmed.LastIndexOf(' ');
        (entry, number) = space > 0 ? (trimmed[..space], trimmed[(space + 1)..]) : (trimmed, string.Empty);
        return space > 0 && LexiconRows.TryParseNumber(number, out _);
    }
}

namespace NlpMlNet.Sentiment;

/// <summary>One entry a line, in the category that the file's name says.</summary>
internal sealed class WordListFormat : ILexiconFormat
{
    private const int LongestEntry = 60;

    public LexiconFileFormat Format => LexiconFileFormat.WordList;

    public LexiconAsterisks Asterisks => LexiconAsterisks.Literal;

    public bool Recognises(LexiconText text) =>
        LexiconTable.SeparatorOf(text) is null && text.IsMostly(line => line.Length <= LongestEntry && !line.Contains('\t', StringComparison.Ordinal));

    public void Read(LexiconText text, LexiconRows into)
    {
        foreach (var (line, content) in text.Lines.Where(l => l.Text[0] is not (';' or '#')))
        {
            if (content.Contains('\t', StringComparison.Ordinal))
            {
                throw into.Refuse(line, $"'{content}' has a tab; expected one entry a line and nothing else");
            }

            into.AddInCategory(content, text.Name, line);
        }
    }
}

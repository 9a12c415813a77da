namespace NlpMlNet.Sentiment;

/// <summary>Lexicoder's <c>.lc3</c> (Young and Soroka 2012): a plus sign and a category, then its entries, one a line.</summary>
internal sealed class LexicoderFormat : ILexiconFormat
{
    public LexiconFileFormat Format => LexiconFileFormat.Lexicoder;

    public LexiconAsterisks Asterisks => LexiconAsterisks.Wildcard;

    public bool Recognises(LexiconText text) => text.Sample.Count > 1 && IsCategory(text.Sample[0]) && !IsCategory(text.Sample[1]);

    public void Read(LexiconText text, LexiconRows into)
    {
        string? category = null;
        foreach (var (line, content) in text.Lines.Where(l => !LexiconText.IsComment(l.Text)))
        {
            var entry = content.Trim();
            if (IsCategory(entry))
            {
                category = entry[1..].Trim();
                into.DeclareCategory(category);
                continue;
            }

            into.AddInCategory(entry, category ?? throw into.Refuse(line, $"'{entry}' is in no category; expected a line such as '+positive' before it"), line);
        }
    }

    private static bool IsCategory(string line) => line.Length > 1 && line[0] == '+' && char.IsLetter(line[1]) && !line.Contains('\t', StringComparison.Ordinal);
}

namespace NlpMlNet.Sentiment;

/// <summary>The subjectivity lexicon of MPQA (Wilson, Wiebe and Hoffmann 2005): <c>type=weaksubj len=1 word1=abandoned ... priorpolarity=negative</c>.</summary>
/// <remarks>A word that is to match in all its inflections (<c>stemmed1=y</c>) is found as it is written; such words are counted.</remarks>
internal sealed class MpqaFormat : ILexiconFormat
{
    private const string Polarity = "priorpolarity";
    private const string Stems = "words meant in all their inflections, and found as they are written";

    public LexiconFileFormat Format => LexiconFileFormat.Mpqa;

    public LexiconAsterisks Asterisks => LexiconAsterisks.Literal;

    public bool Recognises(LexiconText text) => text.IsMostly(line => line.Contains(Polarity + "=", StringComparison.Ordinal));

    public void Read(LexiconText text, LexiconRows into)
    {
        foreach (var (line, content) in text.Lines)
        {
            Dictionary<string, string> fields = new(StringComparer.Ordinal);
            foreach (var pair in content.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=', 2)).Where(pair => pair.Length == 2))
            {
                fields[pair[0]] = pair[1];
            }

            if (!fields.TryGetValue("word1", out var word) || !fields.TryGetValue(Polarity, out var polarity))
            {
                throw into.Refuse(line, $"'{content}' has no word1=... and {Polarity}=...");
            }

            if (fields.GetValueOrDefault("stemmed1") == "y")
            {
                into.LeaveOut(Stems, word, line);
            }

            into.AddInCategory(word, polarity, line);
        }
    }
}

namespace NlpMlNet.Sentiment;

/// <summary>LIWC's entries without the list of categories: an entry, and the names of its categories, with tabs between.</summary>
internal sealed class LiwcWithoutHeadFormat : ILexiconFormat
{
    private static readonly LiwcFormat Liwc = new();

    public LexiconFileFormat Format => LexiconFileFormat.Liwc;

    public LexiconAsterisks Asterisks => LexiconAsterisks.Wildcard;

    public bool Recognises(LexiconText text) =>
        text.IsMostly(line => line.Split('\t', StringSplitOptions.RemoveEmptyEntries) is { Length: >= 2 } fields && !LexiconRows.TryParseNumber(fields[1], out _))
        && text.Sample.SelectMany(line => line.Split('\t').Skip(1)).Distinct().Count() is var names && (names * 2 <= text.Sample.Count || names <= 3);

    public void Read(LexiconText text, LexiconRows into) => Liwc.Read(text, into);
}

namespace NlpMlNet.Words;

/// <summary>How many texts have HTML in them.</summary>
/// <param name="Texts">The number of texts.</param>
/// <param name="Decoded">How many of them have entities or tags.</param>
internal readonly record struct HtmlCounts(long Texts, long Decoded)
{
    public static HtmlCounts operator +(HtmlCounts left, HtmlCounts right) => new(left.Texts + right.Texts, left.Decoded + right.Decoded);
}

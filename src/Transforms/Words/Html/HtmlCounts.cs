using System.Globalization;

namespace NlpMlNet.Words;

/// <summary>How many texts have HTML in them.</summary>
/// <param name="Texts">The number of texts.</param>
/// <param name="Decoded">How many of them have entities or tags.</param>
internal readonly record struct HtmlCounts(long Texts, long Decoded)
{
    /// <summary>Says in a clause what was found.</summary>
    /// <returns><see langword="null"/> when no text has HTML.</returns>
    public string? Describe() => Decoded == 0 ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"{Decoded:N0} of {Texts:N0} texts {(Decoded == 1 ? "has" : "have")} HTML entities or tags (&amp;, <br />), read as what they mean");

    public static HtmlCounts operator +(HtmlCounts left, HtmlCounts right) => new(left.Texts + right.Texts, left.Decoded + right.Decoded);
}

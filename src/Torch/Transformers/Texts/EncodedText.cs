using NlpMlNet.Hosting;

namespace NlpMlNet.Transformers;

/// <summary>A text, or a pair of texts, as token ids.</summary>
/// <param name="Ids">The ids, special tokens included; at least one.</param>
/// <param name="Types">Which text of the pair each token belongs to; null when all belong to the first.</param>
/// <param name="CutTokens">The number of tokens that were cut because the text was too long.</param>
internal sealed record EncodedText(int[] Ids, int[]? Types, int CutTokens)
{
    /// <summary>Gets the number of tokens.</summary>
    public int Length => Ids.Length;

    /// <summary>Counts what was cut.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="maximumLength">The most tokens of a text.</param>
    public static TextCuts CutsOf(IReadOnlyCollection<EncodedText> texts, int maximumLength)
    {
        var cut = texts.Sum(text => (long)text.CutTokens);
        return new TextCuts(texts.Count(text => text.CutTokens > 0), cut, cut + texts.Sum(text => (long)text.Length), maximumLength);
    }
}

using NlpMlNet.Tokens;

namespace NlpMlNet.Transformers;

/// <summary>Turns texts into token ids that fit a network.</summary>
/// <param name="tokenizer">The tokenizer that belongs to the network.</param>
/// <param name="maximumLength">The most tokens, special tokens included.</param>
/// <param name="truncation">Which text of a pair gives way.</param>
internal sealed class TextEncoder(SubwordTokenizer tokenizer, int maximumLength, SubwordTruncation truncation)
{
    private readonly SubwordEncodeOptions options = new() { MaximumLength = maximumLength, Truncation = truncation };

    /// <summary>Gets the tokenizer.</summary>
    public SubwordTokenizer Tokenizer => tokenizer;

    /// <summary>Gets the most tokens.</summary>
    public int MaximumLength => maximumLength;

    /// <summary>Gets which text of a pair gives way.</summary>
    public SubwordTruncation Truncation => truncation;

    /// <summary>Encodes a text, or a pair.</summary>
    /// <param name="first">The text; it may be empty.</param>
    /// <param name="second">The second text of a pair; null when there is none.</param>
    public EncodedText Encode(string first, string? second)
    {
        var encoding = second is null ? tokenizer.Encode(first, options) : tokenizer.Encode(first, second, options);
        var types = encoding.TypeIds.AsSpan().ContainsAnyExcept(0) ? encoding.TypeIds : null;
        return new EncodedText(encoding.Ids, types, encoding.CutTokenCount);
    }
}

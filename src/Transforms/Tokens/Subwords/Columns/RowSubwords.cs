using Microsoft.ML;

namespace NlpMlNet.Tokens;

/// <summary>The encoding of the row at hand, made once for all columns that are asked for.</summary>
internal sealed class RowSubwords(
    SubwordTokenizer tokenizer,
    SubwordEncodeOptions options,
    ValueGetter<ReadOnlyMemory<char>> getText,
    ValueGetter<ReadOnlyMemory<char>>? getPair)
{
    private ReadOnlyMemory<char> text;
    private ReadOnlyMemory<char> pair;
    private string? lastText;
    private string? lastPair;
    private SubwordEncoding? encoding;

    /// <summary>Encodes the row's text, unless it is the text that was encoded last.</summary>
    public SubwordEncoding Encode()
    {
        getText(ref text);
        getPair?.Invoke(ref pair);
        if (encoding is not null && text.Span.SequenceEqual(lastText) && pair.Span.SequenceEqual(lastPair))
        {
            return encoding;
        }

        lastText = text.ToString();
        lastPair = getPair is null ? null : pair.ToString();
        encoding = lastPair is null ? tokenizer.Encode(lastText, options) : tokenizer.Encode(lastText, lastPair, options);
        return encoding;
    }
}

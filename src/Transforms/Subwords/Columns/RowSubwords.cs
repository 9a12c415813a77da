using Microsoft.ML;

namespace NlpMlNet.Subwords;

/// <summary>The encoding of the current row, made once for all columns that are asked for.</summary>
internal sealed class RowSubwords(
    SubwordEncoder encoder,
    ValueGetter<ReadOnlyMemory<char>> getText,
    ValueGetter<ReadOnlyMemory<char>>? getPair)
{
    private ReadOnlyMemory<char> text;
    private ReadOnlyMemory<char> pair;
    private string? lastText;
    private string? lastPair;

    /// <summary>Encodes the row's text, unless it is the text that was encoded last.</summary>
    public SubwordEncoder Encode()
    {
        getText(ref text);
        getPair?.Invoke(ref pair);
        if (lastText is not null && text.Span.SequenceEqual(lastText) && pair.Span.SequenceEqual(lastPair))
        {
            return encoder;
        }

        lastText = null;
        if (getPair is null)
        {
            encoder.Encode(text.Span);
        }
        else
        {
            encoder.Encode(text.Span, pair.Span);
        }

        lastText = text.ToString();
        lastPair = pair.ToString();
        return encoder;
    }
}

using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Which tokens a token may look at.</summary>
/// <param name="Padding">True at tokens, false at padding, (B, 1, 1, T); null when no text of the batch is padded.</param>
/// <param name="LeftToRight">Whether a token sees itself and those before it only.</param>
internal readonly record struct AttentionMask(Tensor? Padding, bool LeftToRight)
{
    /// <summary>Every token sees all tokens of its text.</summary>
    /// <param name="lengths">The number of tokens of each text; padding comes after them.</param>
    /// <param name="width">T, the length to which the texts are padded.</param>
    /// <param name="device">Where the mask is needed.</param>
    public static AttentionMask OfTexts(ReadOnlySpan<int> lengths, int width, Device device)
    {
        if (lengths.IndexOfAnyExcept(width) < 0)
        {
            return default;
        }

        var tokens = new bool[lengths.Length * width];
        for (var text = 0; text < lengths.Length; text++)
        {
            tokens.AsSpan(text * width, lengths[text]).Fill(true);
        }

        return new AttentionMask(tensor(tokens, [lengths.Length, 1, 1, width], device: device), LeftToRight: false);
    }

    /// <summary>A token sees itself and those before it. Padding comes after the tokens, so that no token ever sees it.</summary>
    public static AttentionMask Causal { get; } = new(null, LeftToRight: true);

    /// <summary>True where a query, a row, sees a key, a column; broadcasts to (B, H, T, T). Null when every query sees all keys.</summary>
    /// <param name="width">T.</param>
    /// <param name="device">Where it is needed.</param>
    public Tensor? Visible(long width, Device device)
    {
        if (!LeftToRight)
        {
            return Padding;
        }

        var before = ones(width, width, dtype: ScalarType.Bool, device: device).tril(); // (T, T): 1 on and below the diagonal
        return Padding is null ? before : before.logical_and(Padding);
    }
}

using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>From the vectors of the tokens of texts to one vector a text.</summary>
/// <remarks>B texts, T tokens, D width, P ways of pooling.</remarks>
internal static class TokenPooling
{
    private static readonly (TransformerPooling Way, Func<Tensor, Tensor, Tensor> Pool)[] Ways =
    [
        (TransformerPooling.FirstToken, (hidden, _) => hidden[TensorIndex.Colon, 0]),
        (TransformerPooling.Maximum, (hidden, present) => hidden.masked_fill(present.logical_not(), float.NegativeInfinity).amax([1])),
        (TransformerPooling.Mean, (hidden, present) => Sum(hidden, present) / Count(present)),
        (TransformerPooling.MeanSquareRootLength, (hidden, present) => Sum(hidden, present) / Count(present).sqrt()),
        (TransformerPooling.WeightedMean, WeightedMean),
        (TransformerPooling.LastToken, LastToken),
    ];

    /// <summary>Gets all ways.</summary>
    public static TransformerPooling All { get; } = Ways.Aggregate(default(TransformerPooling), (all, way) => all | way.Way);

    /// <summary>The number P of ways in a value.</summary>
    public static int CountOf(TransformerPooling pooling) => Ways.Count(way => pooling.HasFlag(way.Way));

    /// <summary>Encodes texts and pools their tokens' last vectors.</summary>
    /// <returns>(B, P D).</returns>
    public static Tensor Pool(TransformerNetwork network, TokenBatch batch, TransformerPooling pooling) =>
        Pool(network.Encode(batch), batch.Mask, pooling);

    /// <summary>Pools vectors.</summary>
    /// <param name="hidden">The tokens' vectors, (B, T, D).</param>
    /// <param name="mask">Which tokens are there.</param>
    /// <param name="pooling">The ways.</param>
    /// <returns>(B, P D).</returns>
    public static Tensor Pool(Tensor hidden, AttentionMask mask, TransformerPooling pooling)
    {
        var present = mask.Padding is { } padding
            ? padding.squeeze(1).squeeze(1).unsqueeze(-1) // (B, 1, 1, T) -> (B, T, 1)
            : ones(hidden.shape[0], hidden.shape[1], 1, dtype: ScalarType.Bool, device: hidden.device);
        Tensor[] vectors = [.. Ways.Where(way => pooling.HasFlag(way.Way)).Select(way => way.Pool(hidden, present))]; // P times (B, D)
        return vectors is [var only] ? only : cat(vectors, 1);
    }

    private static Tensor Sum(Tensor hidden, Tensor present) => (hidden * present.to(hidden.dtype)).sum(1); // (B, D)

    private static Tensor Count(Tensor present) => present.sum(1).to(ScalarType.Float32); // (B, 1)

    // Σ t x_t / Σ t, t = 1, 2, ...
    private static Tensor WeightedMean(Tensor hidden, Tensor present)
    {
        var places = arange(1, hidden.shape[1] + 1, dtype: hidden.dtype, device: hidden.device).view(1, -1, 1); // (1, T, 1)
        var weights = places * present.to(hidden.dtype); // (B, T, 1)
        return (hidden * weights).sum(1) / weights.sum(1);
    }

    private static Tensor LastToken(Tensor hidden, Tensor present)
    {
        var last = present.to(ScalarType.Int64).sum(1, keepdim: true) - 1; // (B, 1, 1): padding comes behind
        return hidden.gather(1, last.expand(-1, 1, hidden.shape[2])).squeeze(1);
    }
}

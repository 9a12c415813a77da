using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Attention: each token's new vector is a mean of all tokens' values, weighted by how well its query fits their keys.</summary>
/// <remarks>
/// <para>Attention(Q, K, V) = softmax(Q Kᵀ / √d_k) V (Vaswani et al. 2017, equation 1).</para>
/// <para>
/// B texts, H heads, T tokens, d_k components a head; Q, K and V are (B, H, T, d_k), the weights (B, H, T, T): one row a query,
/// which sums to 1. A key that the mask hides gets the score -∞, hence the weight 0.
/// </para>
/// </remarks>
internal static class ScaledDotProductAttention
{
    // The formula writes down a weight for each pair of tokens. While these stay in the processor's cache it is the faster way on a
    // CPU, several times so for short texts; beyond, the fused kernel is, which doesn't write them down: unless some are dropped, which it does not do.
    private const long MostCachedWeights = 1 << 22;

    // TorchSharp doesn't hold on to a number that it is given for the time of the call: one that nothing else holds may be gone by then.
    private static readonly Scalar NeverSeen = double.NegativeInfinity;

    /// <summary>The weighted means, by the faster of two ways.</summary>
    /// <inheritdoc cref="Fused"/>
    public static Tensor Means(Tensor queries, Tensor keys, Tensor values, AttentionMask mask, double dropout)
    {
        var weights = queries.shape[0] * queries.shape[1] * queries.shape[2] * keys.shape[2];
        return queries.device_type == DeviceType.CPU && (weights <= MostCachedWeights || dropout > 0)
            ? Explicit(queries, keys, values, mask, dropout).Means
            : Fused(queries, keys, values, mask, dropout);
    }

    /// <summary>The formula itself, with its weights.</summary>
    /// <param name="queries">Q.</param>
    /// <param name="keys">K.</param>
    /// <param name="values">V.</param>
    /// <param name="mask">Which keys a query may see.</param>
    /// <param name="dropout">The share of weights that are dropped.</param>
    /// <returns>The weighted means, (B, H, T, d_k), and the weights before dropout, (B, H, T, T).</returns>
    public static (Tensor Means, Tensor Weights) Explicit(Tensor queries, Tensor keys, Tensor values, AttentionMask mask, double dropout)
    {
        using Scalar scale = Math.Sqrt(queries.shape[^1]);
        var scores = (queries / scale).matmul(keys.transpose(-2, -1)); // (B, H, T, T); Q is smaller to divide than Q Kᵀ
        if (mask.Visible(queries.shape[^2], queries.device) is { } visible)
        {
            scores = scores.masked_fill(visible.logical_not(), NeverSeen);
        }

        var weights = scores.softmax(-1);
        return (SeededDropout.Apply(weights, dropout).matmul(values), weights);
    }

    /// <summary>The same means by libtorch's kernel, which never writes the weights down (Dao et al. 2022).</summary>
    /// <param name="queries">Q.</param>
    /// <param name="keys">K.</param>
    /// <param name="values">V.</param>
    /// <param name="mask">Which keys a query may see.</param>
    /// <param name="dropout">The share of weights that are dropped.</param>
    /// <returns>The weighted means, (B, H, T, d_k).</returns>
    public static Tensor Fused(Tensor queries, Tensor keys, Tensor values, AttentionMask mask, double dropout) =>
        nn.functional.scaled_dot_product_attention(queries, keys, values, mask.Padding, dropout, mask.LeftToRight && mask.Padding is null);
}

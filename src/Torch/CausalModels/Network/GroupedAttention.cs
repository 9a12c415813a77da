using NlpMlNet.Transformers;
using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>Attention in which several heads share keys and values (Shazeer 2019; Ainslie et al. 2023).</summary>
/// <remarks>
/// B rows, H heads that ask, G that answer, T new tokens, L tokens, K components: means = softmax(Q Kᵀ / √K + mask) V. The H / G heads
/// of a group are put behind one another, so that keys and values are read once and never repeated.
/// </remarks>
internal static class GroupedAttention
{
    // Beyond, the weights leave the processor's cache, and the kernel that doesn't write them down is faster, which drops none of them.
    private const long MostCachedWeights = 1 << 22;

    /// <summary>The weighted means of the values.</summary>
    /// <param name="queries">(B, H, T, K).</param>
    /// <param name="keys">(B, G, L, K).</param>
    /// <param name="values">(B, G, L, K).</param>
    /// <param name="visible">Which tokens are seen.</param>
    /// <param name="window">How many of them the block sees; null for all.</param>
    /// <param name="dropout">The share of weights that are dropped.</param>
    /// <returns>(B, H, T, K).</returns>
    public static Tensor Means(Tensor queries, Tensor keys, Tensor values, VisibleTokens visible, int? window, double dropout)
    {
        var weights = queries.shape[0] * queries.shape[1] * queries.shape[2] * keys.shape[2];
        return queries.device_type == DeviceType.CPU && (weights <= MostCachedWeights || dropout > 0)
            ? Explicit(queries, keys, values, visible.Mask(window), dropout)
            : Fused(queries, keys, values, visible, window, dropout);
    }

    /// <summary>The formula itself.</summary>
    public static Tensor Explicit(Tensor queries, Tensor keys, Tensor values, Tensor? mask, double dropout)
    {
        var (rows, heads, count, size) = (queries.shape[0], queries.shape[1], queries.shape[2], queries.shape[3]);
        var (groups, length) = (keys.shape[1], keys.shape[2]);
        var together = heads / groups * count;
        using Scalar scale = 1 / Math.Sqrt(size);
        var scores = (queries * scale).reshape(rows, groups, together, size).matmul(keys.transpose(-2, -1)); // (B, G, H / G T, L)
        if (mask is not null)
        {
            scores.view(rows, heads, count, length).add_(mask); // in place: the gradient of a sum needs no value
        }

        var weights = scores.softmax(-1);
        return SeededDropout.Apply(weights, dropout).matmul(values).view(rows, heads, count, size);
    }

    /// <summary>The same by libtorch's kernel, which never writes the weights down (Dao et al. 2022); it wants a key for each query.</summary>
    public static Tensor Fused(Tensor queries, Tensor keys, Tensor values, VisibleTokens visible, int? window, double dropout)
    {
        var triangle = visible.IsTriangle(window);
        return nn.functional.scaled_dot_product_attention(
            queries, ForEachHead(keys), ForEachHead(values), triangle ? null : visible.Mask(window), dropout, triangle);

        Tensor ForEachHead(Tensor x) => x.shape[1] == queries.shape[1] ? x : x.repeat_interleave(queries.shape[1] / x.shape[1], 1);
    }
}

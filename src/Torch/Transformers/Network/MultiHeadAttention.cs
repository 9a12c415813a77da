using TorchSharp.Utils;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Several heads attend side by side, each in its own part of the width; their means are put together and projected.</summary>
/// <remarks>
/// <para>MultiHead(X) = Concat(head₁ … head_H) W_O, head_h = Attention(X W_Q,h, X W_K,h, X W_V,h) (Vaswani et al. 2017, section 3.2.2).</para>
/// <para>B texts, T tokens, D width, H heads, K = D / H components a head. One matrix holds the three projections of all heads.</para>
/// </remarks>
internal sealed class MultiHeadAttention : nn.Module
{
    private readonly int heads;
    private readonly double dropout;
    [ComponentName(Name = "query_key_value")]
    private readonly Linear queryKeyValue;
    private readonly Linear output;

    /// <summary>Initializes a new instance of the <see cref="MultiHeadAttention"/> class.</summary>
    /// <param name="width">D.</param>
    /// <param name="heads">H, which divides D.</param>
    /// <param name="dropout">The share of attention weights dropped while training.</param>
    public MultiHeadAttention(int width, int heads, double dropout)
        : base(nameof(MultiHeadAttention))
    {
        this.heads = heads;
        this.dropout = dropout;
        queryKeyValue = new Linear(width, 3 * width);
        output = new Linear(width, width);
    }

    /// <summary>Lets every token gather from the tokens that it may see.</summary>
    /// <param name="x">The tokens' vectors, (B, T, D).</param>
    /// <param name="mask">Which tokens a token sees.</param>
    /// <param name="weights">Receives the attention weights, (B, H, T, T); null when they are not needed, which is faster.</param>
    /// <returns>(B, T, D).</returns>
    public Tensor Forward(Tensor x, AttentionMask mask, ICollection<Tensor>? weights)
    {
        var (texts, tokens, width) = (x.shape[0], x.shape[1], x.shape[2]);
        var parts = queryKeyValue.Forward(x)                          // (B, T, 3 D)
            .view(texts, tokens, 3, heads, width / heads)             // (B, T, 3, H, K)
            .permute(2, 0, 3, 1, 4).contiguous();                     // (3, B, H, T, K)
        var means = Attend(parts[0], parts[1], parts[2], mask, weights); // (B, H, T, K)
        return output.Forward(means.transpose(1, 2).reshape(texts, tokens, width)); // (B, T, H, K) -> (B, T, D)
    }

    private Tensor Attend(Tensor queries, Tensor keys, Tensor values, AttentionMask mask, ICollection<Tensor>? weights)
    {
        var dropped = training ? dropout : 0;
        if (weights is null)
        {
            return ScaledDotProductAttention.Means(queries, keys, values, mask, dropped);
        }

        var (means, all) = ScaledDotProductAttention.Explicit(queries, keys, values, mask, dropped);
        weights.Add(all);
        return means;
    }
}

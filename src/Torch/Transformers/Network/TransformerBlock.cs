using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>One layer of a transformer: attention, then the feed-forward layers, each beside a direct way.</summary>
/// <param name="name">The module's name.</param>
/// <param name="dropout">The share of components dropped behind each sub-layer while training.</param>
internal abstract class TransformerBlock(string name, double dropout) : nn.Module(name)
{
    /// <summary>Passes the tokens through the block.</summary>
    /// <param name="x">The tokens' vectors, (B, T, D).</param>
    /// <param name="mask">Which tokens a token sees.</param>
    /// <param name="weights">Receives the attention weights, (B, H, T, T); null when they are not needed.</param>
    /// <returns>(B, T, D).</returns>
    public abstract Tensor Forward(Tensor x, AttentionMask mask, ICollection<Tensor>? weights);

    /// <summary>Drops components of a sub-layer's result, while training.</summary>
    private protected Tensor Drop(Tensor x) => training ? SeededDropout.Apply(x, dropout) : x;
}

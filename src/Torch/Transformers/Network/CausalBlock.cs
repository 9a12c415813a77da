using NlpMlNet.Checkpoints;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>GPT-2's block: normalized before each sub-layer, so that the direct way from first to last layer is free (Radford et al. 2019).</summary>
/// <remarks>y = x + Attention(LayerNorm(x)); z = y + FeedForward(LayerNorm(y)).</remarks>
internal sealed class CausalBlock : TransformerBlock
{
    [ComponentName(Name = "attention_norm")]
    private readonly LayerNorm attentionNorm;
    private readonly MultiHeadAttention attention;
    [ComponentName(Name = "feed_forward_norm")]
    private readonly LayerNorm feedForwardNorm;
    [ComponentName(Name = "feed_forward")]
    private readonly FeedForwardLayers feedForward;

    /// <summary>Initializes a new instance of the <see cref="CausalBlock"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    public CausalBlock(TransformerConfiguration configuration)
        : base(nameof(CausalBlock), configuration.HiddenDropout)
    {
        attentionNorm = new LayerNorm(configuration.HiddenSize, configuration.LayerNormEpsilon);
        attention = new MultiHeadAttention(configuration.HiddenSize, configuration.Heads, configuration.AttentionDropout);
        feedForwardNorm = new LayerNorm(configuration.HiddenSize, configuration.LayerNormEpsilon);
        feedForward = new FeedForwardLayers(configuration.HiddenSize, configuration.InnerSize, configuration.Activation);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, AttentionMask mask, ICollection<Tensor>? weights)
    {
        x += Drop(attention.Forward(attentionNorm.Forward(x), mask, weights));
        return x + Drop(feedForward.Forward(feedForwardNorm.Forward(x)));
    }
}

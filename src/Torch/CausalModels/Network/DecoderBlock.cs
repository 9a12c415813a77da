using NlpMlNet.Transformers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>A decoder's block: normalized before each sub-layer (Radford et al. 2019; Touvron et al. 2023).</summary>
/// <remarks>y = x + Attention(Norm(x)); z = y + FeedForward(Norm(y)).</remarks>
internal sealed class DecoderBlock : nn.Module
{
    private readonly double dropout;
    [ComponentName(Name = "attention_norm")]
    private readonly nn.Module attentionNorm;
    private readonly CausalAttention attention;
    [ComponentName(Name = "feed_forward_norm")]
    private readonly nn.Module feedForwardNorm;
    [ComponentName(Name = "feed_forward")]
    private readonly nn.Module feedForward;

    /// <summary>Initializes a new instance of the <see cref="DecoderBlock"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    /// <param name="block">The number of the block, from 0.</param>
    /// <param name="type">The type in which weights are kept.</param>
    public DecoderBlock(CausalConfiguration configuration, int block, ScalarType type)
        : base(nameof(DecoderBlock))
    {
        dropout = configuration.HiddenDropout;
        attentionNorm = VectorNorm.Create(configuration);
        attention = new CausalAttention(configuration, block, type);
        feedForwardNorm = VectorNorm.Create(configuration);
        feedForward = configuration.IsGpt2
            ? new FeedForwardLayers(configuration.HiddenSize, configuration.InnerSize, configuration.Activation, type)
            : new GatedFeedForwardLayers(configuration, type);
    }

    /// <summary>Passes tokens through the block.</summary>
    /// <param name="x">(B, T, D).</param>
    /// <param name="step">Where they are.</param>
    /// <returns>(B, T, D).</returns>
    public Tensor Forward(Tensor x, CausalStep step)
    {
        x += Drop(attention.Forward(VectorNorm.Apply(attentionNorm, x), step));
        var y = VectorNorm.Apply(feedForwardNorm, x);
        return x + Drop(feedForward is GatedFeedForwardLayers gated ? gated.Forward(y) : ((FeedForwardLayers)feedForward).Forward(y));
    }

    private Tensor Drop(Tensor x) => training ? SeededDropout.Apply(x, dropout) : x;
}

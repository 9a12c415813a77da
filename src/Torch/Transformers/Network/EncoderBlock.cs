using NlpMlNet.Checkpoints;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>BERT's block: normalized behind each sub-layer (Vaswani et al. 2017; Devlin et al. 2019).</summary>
/// <remarks>y = LayerNorm(x + Attention(x)); z = LayerNorm(y + FeedForward(y)).</remarks>
internal sealed class EncoderBlock : TransformerBlock
{
    private readonly MultiHeadAttention attention;
    [ComponentName(Name = "attention_norm")]
    private readonly LayerNorm attentionNorm;
    [ComponentName(Name = "feed_forward")]
    private readonly FeedForwardLayers feedForward;
    [ComponentName(Name = "feed_forward_norm")]
    private readonly LayerNorm feedForwardNorm;

    /// <summary>Initializes a new instance of the <see cref="EncoderBlock"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    public EncoderBlock(TransformerConfiguration configuration)
        : base(nameof(EncoderBlock), configuration.HiddenDropout)
    {
        attention = new MultiHeadAttention(configuration.HiddenSize, configuration.Heads, configuration.AttentionDropout);
        attentionNorm = new LayerNorm(configuration.HiddenSize, configuration.LayerNormEpsilon);
        feedForward = new FeedForwardLayers(configuration.HiddenSize, configuration.InnerSize, configuration.Activation);
        feedForwardNorm = new LayerNorm(configuration.HiddenSize, configuration.LayerNormEpsilon);
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x, AttentionMask mask, ICollection<Tensor>? weights)
    {
        x = attentionNorm.Forward(x + Drop(attention.Forward(x, mask, weights)));
        return feedForwardNorm.Forward(x + Drop(feedForward.Forward(x)));
    }
}

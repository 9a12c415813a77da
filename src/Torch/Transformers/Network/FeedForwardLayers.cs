using NlpMlNet.Checkpoints;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Two fully connected layers that every token passes by itself: f(x W₁ + b₁) W₂ + b₂ (Vaswani et al. 2017, equation 2).</summary>
internal sealed class FeedForwardLayers : nn.Module
{
    private readonly TransformerActivation activation;
    private readonly Linear expand;
    private readonly Linear contract;

    /// <summary>Initializes a new instance of the <see cref="FeedForwardLayers"/> class.</summary>
    /// <param name="width">D.</param>
    /// <param name="innerWidth">F, as a rule 4 D.</param>
    /// <param name="activation">f.</param>
    /// <param name="type">The type in which W₁ and W₂ are kept.</param>
    public FeedForwardLayers(int width, int innerWidth, TransformerActivation activation, ScalarType type = ScalarType.Float32)
        : base(nameof(FeedForwardLayers))
    {
        this.activation = activation;
        expand = new Linear(width, innerWidth, type: type);
        contract = new Linear(innerWidth, width, type: type);
    }

    /// <summary>Passes every token through the two layers.</summary>
    /// <param name="x">(B, T, D).</param>
    /// <returns>(B, T, D).</returns>
    public Tensor Forward(Tensor x) => contract.Forward(expand.Forward(x, activation));
}

using NlpMlNet.Checkpoints;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>Feed-forward layers with a gate: (f(x W_gate) ⊙ x W_up) W_down, SwiGLU where f is SiLU (Shazeer 2020).</summary>
/// <remarks>One matrix holds the rows of W_gate, then those of W_up.</remarks>
internal sealed class GatedFeedForwardLayers : nn.Module
{
    private readonly TransformerActivation activation;
    private readonly Linear expand;
    private readonly Linear contract;

    /// <summary>Initializes a new instance of the <see cref="GatedFeedForwardLayers"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    /// <param name="type">The type in which weights are kept.</param>
    public GatedFeedForwardLayers(CausalConfiguration configuration, ScalarType type)
        : base(nameof(GatedFeedForwardLayers))
    {
        activation = configuration.Activation;
        expand = new Linear(configuration.HiddenSize, 2 * configuration.InnerSize, configuration.FeedForwardBias, type);
        contract = new Linear(configuration.InnerSize, configuration.HiddenSize, configuration.FeedForwardBias, type);
    }

    /// <summary>Passes every token through the layers.</summary>
    /// <param name="x">(B, T, D).</param>
    /// <returns>(B, T, D).</returns>
    public Tensor Forward(Tensor x)
    {
        var halves = expand.Forward(x).chunk(2, -1); // 2 of (B, T, F)
        return contract.Forward(activation.Apply(halves[0]) * halves[1]);
    }
}

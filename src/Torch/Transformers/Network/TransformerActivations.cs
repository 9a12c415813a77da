using NlpMlNet.Checkpoints;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>The activations, by libtorch.</summary>
internal static class TransformerActivations
{
    // Held here for the time of the call, which TorchSharp does not do.
    private static readonly Scalar QuickGeluSlope = 1.702;

    /// <summary>Applies the activation to every component.</summary>
    /// <param name="activation">Which one.</param>
    /// <param name="x">Any shape.</param>
    /// <returns>The same shape.</returns>
    public static Tensor Apply(this TransformerActivation activation, Tensor x) => activation switch
    {
        TransformerActivation.Gelu => nn.functional.gelu(x),
        TransformerActivation.GeluTanh => nn.functional.gelu(x, GELU.Approximate.tanh),
        TransformerActivation.QuickGelu => x * (x * QuickGeluSlope).sigmoid(),
        TransformerActivation.Relu => nn.functional.relu(x),
        TransformerActivation.Silu => nn.functional.silu(x),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no such activation."),
    };
}

using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>Makes the normalization of a family: GPT-2's by mean and variance, the others' by root mean square.</summary>
internal static class VectorNorm
{
    /// <summary>Makes one for vectors of the network's width.</summary>
    public static nn.Module Create(CausalConfiguration configuration) => configuration.IsGpt2
        ? new LayerNorm(configuration.HiddenSize, configuration.NormEpsilon)
        : new RmsNorm(configuration.HiddenSize, configuration.NormEpsilon);

    /// <summary>Applies it.</summary>
    /// <param name="norm">One that was made here.</param>
    /// <param name="x">(…, D).</param>
    /// <returns>(…, D).</returns>
    public static Tensor Apply(nn.Module norm, Tensor x) => norm is LayerNorm layer ? layer.Forward(x) : ((RmsNorm)norm).Forward(x);
}

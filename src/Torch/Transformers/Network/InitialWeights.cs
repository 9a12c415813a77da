using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>First weights: normal with standard deviation 0.02, biases 0, the norms' scales 1 (Devlin et al. 2019; Radford et al. 2019).</summary>
internal static class InitialWeights
{
    private const double StandardDeviation = 0.02;

    /// <summary>Fills parameters.</summary>
    /// <param name="parameters">Names and parameters.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    public static void Fill(IEnumerable<(string Name, TorchSharp.Modules.Parameter Parameter)> parameters, int seed)
    {
        using var random = new Generator((ulong)seed);
        using var scope = NewDisposeScope();
        using var unrecorded = no_grad();
        foreach (var (name, parameter) in parameters)
        {
            if (parameter.dim() == 2)
            {
                parameter.normal_(0, StandardDeviation, random);
            }
            else
            {
                using Scalar value = name.EndsWith("norm.weight", StringComparison.Ordinal) ? 1 : 0;
                parameter.fill_(value);
            }
        }
    }
}

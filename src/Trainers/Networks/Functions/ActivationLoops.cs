using System.Numerics;
using System.Runtime.InteropServices;

namespace NlpMlNet.Networks;

/// <summary>Applies an activation to whole layers.</summary>
internal static class ActivationLoops
{
    /// <summary>Replaces z by f(z).</summary>
    /// <param name="activation">The function f.</param>
    /// <param name="z">Weighted sums; the length is a multiple of 16.</param>
    public static void Apply(this Activation activation, Span<float> z) => Apply(activation, z, []);

    /// <summary>Replaces z by f(z) and keeps f'(z) for the way back.</summary>
    /// <param name="activation">The function f.</param>
    /// <param name="z">Weighted sums; the length is a multiple of 16.</param>
    /// <param name="derivative">Receives f'(z), or empty when it isn't wanted.</param>
    public static void Apply(this Activation activation, Span<float> z, Span<float> derivative)
    {
        switch (activation.Kind)
        {
            case ActivationKind.ReLU: Loop<ReLUFunction>(z, derivative, activation.Alpha); break;
            case ActivationKind.LeakyReLU: Loop<LeakyReLUFunction>(z, derivative, activation.Alpha); break;
            case ActivationKind.Sigmoid: Loop<SigmoidFunction>(z, derivative, activation.Alpha); break;
            case ActivationKind.Tanh: Loop<TanhFunction>(z, derivative, activation.Alpha); break;
            case ActivationKind.GELU: Loop<GELUFunction>(z, derivative, activation.Alpha); break;
            case ActivationKind.Softplus: Loop<SoftplusFunction>(z, derivative, activation.Alpha); break;
            case ActivationKind.ELU: Loop<ELUFunction>(z, derivative, activation.Alpha); break;
            case ActivationKind.SELU: Loop<SELUFunction>(z, derivative, activation.Alpha); break;
            case ActivationKind.Identity: Loop<IdentityFunction>(z, derivative, activation.Alpha); break;
            default: throw new InvalidOperationException($"Activation {activation.Kind} has no formula.");
        }
    }

    /// <summary>Whether f(0) = 0, so that a layer's padding needs no clearing.</summary>
    public static bool KeepsZero(this Activation activation) =>
        activation.Kind is not (ActivationKind.Sigmoid or ActivationKind.Softplus);

    private static void Loop<TFunction>(Span<float> z, Span<float> derivative, float alpha)
        where TFunction : IActivationFunction
    {
        var parameter = new Vector<float>(alpha);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(z);
        var slopes = MemoryMarshal.Cast<float, Vector<float>>(derivative);
        for (var i = 0; i < sums.Length; i++)
        {
            var a = TFunction.Value(sums[i], parameter);
            if (i < slopes.Length)
            {
                slopes[i] = TFunction.Derivative(sums[i], a, parameter);
            }

            sums[i] = a;
        }
    }
}

using System.Numerics;

namespace NlpMlNet.Networks;

internal readonly struct IdentityFunction : IActivationFunction
{
    public static Vector<float> Value(Vector<float> z, Vector<float> alpha) => z;

    public static Vector<float> Derivative(Vector<float> z, Vector<float> a, Vector<float> alpha) => Vector<float>.One;
}

internal readonly struct SigmoidFunction : IActivationFunction
{
    public static Vector<float> Value(Vector<float> z, Vector<float> alpha) =>
        Vector<float>.One / (Vector<float>.One + Vector.Exp(-z));

    public static Vector<float> Derivative(Vector<float> z, Vector<float> a, Vector<float> alpha) => a * (Vector<float>.One - a);
}

internal readonly struct TanhFunction : IActivationFunction
{
    public static Vector<float> Value(Vector<float> z, Vector<float> alpha)
    {
        // Away from zero tanh |z| = (1 - t) / (1 + t) with t = exp(-2 |z|); near zero, where that cancels, the Taylor
        // series z - z³/3 + 2z⁵/15 - 17z⁷/315, whose next term is below 2e-7 z for |z| < 0.25.
        var t = Vector.Exp(-2 * Vector.Abs(z));
        var far = Vector.CopySign((Vector<float>.One - t) / (Vector<float>.One + t), z);
        var s = z * z;
        var near = z * (Vector<float>.One + (s * (new Vector<float>(-1f / 3) + (s * (new Vector<float>(2f / 15) - (s * (17f / 315)))))));
        return Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(z), new Vector<float>(0.25f)), near, far);
    }

    public static Vector<float> Derivative(Vector<float> z, Vector<float> a, Vector<float> alpha) => Vector<float>.One - (a * a);
}

internal readonly struct ReLUFunction : IActivationFunction
{
    // A comparison lets NaN through, where a maximum may swallow it: divergence must stay visible.
    public static Vector<float> Value(Vector<float> z, Vector<float> alpha) =>
        Vector.ConditionalSelect(Vector.LessThan(z, Vector<float>.Zero), Vector<float>.Zero, z);

    public static Vector<float> Derivative(Vector<float> z, Vector<float> a, Vector<float> alpha) =>
        Vector.ConditionalSelect(Vector.GreaterThan(z, Vector<float>.Zero), Vector<float>.One, Vector<float>.Zero);
}

internal readonly struct LeakyReLUFunction : IActivationFunction
{
    public static Vector<float> Value(Vector<float> z, Vector<float> alpha) =>
        Vector.ConditionalSelect(Vector.GreaterThan(z, Vector<float>.Zero), z, alpha * z);

    public static Vector<float> Derivative(Vector<float> z, Vector<float> a, Vector<float> alpha) =>
        Vector.ConditionalSelect(Vector.GreaterThan(z, Vector<float>.Zero), Vector<float>.One, alpha);
}

internal readonly struct ELUFunction : IActivationFunction
{
    public static Vector<float> Value(Vector<float> z, Vector<float> alpha)
    {
        var isAbove = Vector.GreaterThanOrEqual(z, Vector<float>.Zero); // of 0, too, which is exactly 0: exp may be off by a bit
        var below = Vector.ConditionalSelect(isAbove, Vector<float>.Zero, z);
        return Vector.ConditionalSelect(isAbove, z, alpha * (Vector.Exp(below) - Vector<float>.One));
    }

    public static Vector<float> Derivative(Vector<float> z, Vector<float> a, Vector<float> alpha) =>
        Vector.ConditionalSelect(Vector.GreaterThan(z, Vector<float>.Zero), Vector<float>.One, a + alpha);
}

internal readonly struct SELUFunction : IActivationFunction
{
    private const float Lambda = 1.05070099f;

    public static Vector<float> Value(Vector<float> z, Vector<float> alpha) => Lambda * ELUFunction.Value(z, alpha);

    public static Vector<float> Derivative(Vector<float> z, Vector<float> a, Vector<float> alpha) =>
        Vector.ConditionalSelect(Vector.GreaterThan(z, Vector<float>.Zero), new Vector<float>(Lambda), a + (Lambda * alpha));
}

internal readonly struct SoftplusFunction : IActivationFunction
{
    // ln(1 + eᶻ) = max(z, 0) + ln(1 + exp(-|z|)), which never overflows.
    public static Vector<float> Value(Vector<float> z, Vector<float> alpha) =>
        Vector.Max(z, Vector<float>.Zero) + Vector.Log(Vector<float>.One + Vector.Exp(-Vector.Abs(z)));

    public static Vector<float> Derivative(Vector<float> z, Vector<float> a, Vector<float> alpha) => SigmoidFunction.Value(z, alpha);
}

internal readonly struct GELUFunction : IActivationFunction
{
    private const float InverseRootTwo = 0.70710678f;
    private const float InverseRootTwoPi = 0.39894228f;

    public static Vector<float> Value(Vector<float> z, Vector<float> alpha) => z * Distribution(z);

    public static Vector<float> Derivative(Vector<float> z, Vector<float> a, Vector<float> alpha) =>
        Distribution(z) + (z * InverseRootTwoPi * Vector.Exp(-0.5f * z * z));

    /// <summary>Φ(z), from erf by formula 7.1.26 of Abramowitz and Stegun (1964), absolute error below 1.5e-7.</summary>
    private static Vector<float> Distribution(Vector<float> z)
    {
        var x = Vector.Abs(z) * InverseRootTwo;
        var t = Vector<float>.One / (Vector<float>.One + (0.3275911f * x));
        var polynomial = new Vector<float>(1.061405429f);
        polynomial = (polynomial * t) + new Vector<float>(-1.453152027f);
        polynomial = (polynomial * t) + new Vector<float>(1.421413741f);
        polynomial = (polynomial * t) + new Vector<float>(-0.284496736f);
        polynomial = (polynomial * t) + new Vector<float>(0.254829592f);
        var halfTail = 0.5f * polynomial * t * Vector.Exp(-x * x); // (1 - erf x) / 2
        return Vector.ConditionalSelect(Vector.LessThan(z, Vector<float>.Zero), halfTail, Vector<float>.One - halfTail);
    }
}

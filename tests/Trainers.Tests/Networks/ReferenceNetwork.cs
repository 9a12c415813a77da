using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

/// <summary>The same mathematics once more, in double precision and plain loops: what the fast code must agree with.</summary>
internal static class ReferenceNetwork
{
    public static double Activate(Activation activation, double z) => activation.Kind switch
    {
        ActivationKind.Sigmoid => 1 / (1 + Math.Exp(-z)),
        ActivationKind.Tanh => Math.Tanh(z),
        ActivationKind.ReLU => Math.Max(0, z),
        ActivationKind.LeakyReLU => z > 0 ? z : activation.Alpha * z,
        ActivationKind.GELU => z * 0.5 * (1 + Erf(z / Math.Sqrt(2))),
        ActivationKind.Softplus => Math.Log(1 + Math.Exp(z)),
        ActivationKind.ELU => z > 0 ? z : activation.Alpha * (Math.Exp(z) - 1),
        ActivationKind.SELU => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * (Math.Exp(z) - 1)),
        _ => z,
    };

    public static double[] Outputs(double[] x, double[] parameters, int[] widths, Activation activation, OutputFunction output)
    {
        var at = 0;
        for (var layer = 1; layer < widths.Length; layer++)
        {
            var (inputs, outputs) = (widths[layer - 1], widths[layer]);
            var z = new double[outputs];
            for (var j = 0; j < outputs; j++)
            {
                z[j] = parameters[at + (inputs * outputs) + j];
                for (var i = 0; i < inputs; i++)
                {
                    z[j] += x[i] * parameters[at + (i * outputs) + j];
                }
            }

            at += (inputs + 1) * outputs;
            x = layer < widths.Length - 1 ? [.. z.Select(sum => Activate(activation, sum))] : z;
        }

        return output switch
        {
            OutputFunction.Sigmoid => [1 / (1 + Math.Exp(-x[0]))],
            OutputFunction.Softmax => [.. x.Select(z => Math.Exp(z) / x.Sum(Math.Exp))],
            _ => x,
        };
    }

    public static double Loss(double[] p, float target, LossFunction loss)
    {
        double[] y = p.Length == 1 ? [target] : [.. p.Select((_, k) => k == (int)target ? 1.0 : 0.0)];
        return loss == LossFunction.Squared
            ? 0.5 * p.Zip(y, (a, b) => (a - b) * (a - b)).Sum()
            : p.Length == 1 ? -(y[0] * Math.Log(p[0])) - ((1 - y[0]) * Math.Log(1 - p[0])) : -Math.Log(p[(int)target]);
    }

    /// <summary>erf by its Maclaurin series, 2/√π Σ (-1)ⁿ x²ⁿ⁺¹ / (n! (2n+1)), good to 1e-12 for |x| &lt; 3; farther out by its asymptotic one.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 3)
        {
            var s = 1 / (2 * x * x);
            var tail = Math.Exp(-x * x) / (Math.Abs(x) * Math.Sqrt(Math.PI)) * (1 - s + (3 * s * s) - (15 * s * s * s));
            return Math.Sign(x) * (1 - tail);
        }

        double term = x, sum = x;
        for (var n = 1; n < 100; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}

using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.LanguageModels;

/// <summary>The network written down once more in plain double precision, over the flat list of its parameters; tanh units.</summary>
internal sealed class ReferenceWindowNetwork(WindowShape shape)
{
    /// <summary>ln P of every class: the scores of all, less ln Σ exp.</summary>
    public double[] LogProbabilities(double[] parameters, int[] window)
    {
        var scores = Scores(parameters, window);
        var total = Math.Log(scores.Sum(Math.Exp));
        return [.. scores.Select(score => score - total)];
    }

    /// <summary>h · O(w) + c(w) of every class.</summary>
    public double[] Scores(double[] parameters, int[] window)
    {
        var (v, d) = (shape.VocabularySize, shape.Width);
        var vectors = parameters.AsMemory(0, v * d);
        var rest = parameters.AsMemory(v * d);
        var outputs = shape.IsTied ? vectors : Take(ref rest, v * d);
        var biases = Take(ref rest, v);
        var widths = shape.Widths;
        var layers = widths.Skip(1).Select((outs, l) => Take(ref rest, (widths[l] + 1) * outs)).ToArray();
        var norms = (shape.IsNormalized ? shape.Hidden : []).Select(units => Take(ref rest, 2 * units)).ToArray();

        double[] x = [.. window.SelectMany(slot => slot == v ? new double[d] : vectors.Slice(slot * d, d).ToArray())];
        for (var l = 0; l < layers.Length; l++)
        {
            x = Dense(layers[l].ToArray(), x, widths[l + 1]);
            if (l < layers.Length - 1)
            {
                x = [.. (shape.IsNormalized ? Normalize(norms[l].ToArray(), x) : x).Select(Math.Tanh)];
            }
        }

        return [.. Enumerable.Range(0, v).Select(w => biases.Span[w] + Enumerable.Range(0, d).Sum(k => outputs.Span[(w * d) + k] * x[k]))];
    }

    private static double[] Dense(double[] weights, double[] x, int outputs) =>
        [.. Enumerable.Range(0, outputs).Select(j => weights[(x.Length * outputs) + j] + Enumerable.Range(0, x.Length).Sum(i => x[i] * weights[(i * outputs) + j]))];

    private static double[] Normalize(double[] gainsAndShifts, double[] z)
    {
        var mean = z.Average();
        var deviation = Math.Sqrt(z.Average(value => (value - mean) * (value - mean)) + 1e-5);
        return [.. z.Select((value, i) => (gainsAndShifts[i] * (value - mean) / deviation) + gainsAndShifts[z.Length + i])];
    }

    private static Memory<double> Take(ref Memory<double> rest, int length)
    {
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}

using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The output biases of all classes with their optimizer state, of which a step moves some.</summary>
internal sealed class ClassBiases
{
    private const double LeastShare = 1e-8; // of a class that never occurs

    private readonly FloatBuffer values;
    private readonly FloatBuffer[] states;
    private readonly int count;

    public ClassBiases(int count, int stateCount)
    {
        this.count = count;
        values = new FloatBuffer(count);
        states = [.. Enumerable.Range(0, stateCount).Select(_ => new FloatBuffer(count))];
    }

    public Span<float> Values => values.Span[..count];

    /// <summary>Gets all memory: values and states.</summary>
    public IEnumerable<FloatBuffer> Buffers => [values, .. states];

    /// <summary>Begins at the logarithms of the classes' shares, with which the network predicts the frequencies.</summary>
    public void SetLogarithms(ReadOnlySpan<double> shares)
    {
        for (var i = 0; i < count; i++)
        {
            values.Span[i] = (float)Math.Log(Math.Max(shares[i], LeastShare));
        }
    }

    /// <summary>Moves the biases of some classes, at most a panel of them.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="gradient">Their gradients, and room up to a whole panel.</param>
    /// <param name="update">Optimizer and penalty.</param>
    /// <returns>The share of the squared gradient norm.</returns>
    public double Update(ReadOnlySpan<int> classes, Span<float> gradient, ParameterUpdate update)
    {
        const int Width = PanelMatrix.PanelWidth;
        Span<float> gathered = stackalloc float[3 * Width];
        gradient[classes.Length..].Clear();
        Gather(classes, values, gathered);
        for (var s = 0; s < states.Length; s++)
        {
            Gather(classes, states[s], gathered[((s + 1) * Width)..]);
        }

        var norm = update.Apply(gathered[..Width], gradient[..Width], Part(gathered, 0), Part(gathered, 1), isWeight: false);
        Scatter(classes, gathered, values);
        for (var s = 0; s < states.Length; s++)
        {
            Scatter(classes, gathered[((s + 1) * Width)..], states[s]);
        }

        return norm;

        Span<float> Part(Span<float> of, int state) => state < states.Length ? of.Slice((state + 1) * Width, Width) : [];
    }

    private static void Gather(ReadOnlySpan<int> classes, FloatBuffer from, Span<float> to)
    {
        for (var i = 0; i < classes.Length; i++)
        {
            to[i] = from.Span[classes[i]];
        }
    }

    private static void Scatter(ReadOnlySpan<int> classes, ReadOnlySpan<float> from, FloatBuffer to)
    {
        for (var i = 0; i < classes.Length; i++)
        {
            to.Span[classes[i]] = from[i];
        }
    }
}

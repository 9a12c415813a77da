using System.Numerics.Tensors;
using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>A layer's biases with their optimizer state, padded to whole panels.</summary>
internal sealed class BiasVector
{
    private readonly int length;
    private readonly FloatBuffer values;
    private readonly FloatBuffer[] states;

    public BiasVector(int length, int stateCount)
    {
        this.length = length;
        var padded = (length + PanelMatrix.PanelWidth - 1) / PanelMatrix.PanelWidth * PanelMatrix.PanelWidth;
        values = new FloatBuffer(padded);
        states = [.. Enumerable.Range(0, stateCount).Select(_ => new FloatBuffer(padded))];
    }

    /// <summary>Gets all memory: values and optimizer state.</summary>
    public IEnumerable<FloatBuffer> Buffers => [values, .. states];

    public Span<float> Values => values.Span[..length];

    /// <summary>The values that belong to a panel, with its padding.</summary>
    public Span<float> Part(int panel, int width) => values.Span.Slice(panel * PanelMatrix.PanelWidth, width);

    /// <summary>Starts the sums of some rows at the biases.</summary>
    public void CopyToRows(PanelMatrix sums, int fromRow, int toRow)
    {
        for (var panel = 0; panel < sums.PanelCount; panel++)
        {
            var width = sums.WidthOf(panel);
            var bias = Part(panel, width);
            var target = sums.Rectangle(panel, fromRow, toRow);
            for (var at = 0; at < target.Length; at += width)
            {
                bias.CopyTo(target[at..]);
            }
        }
    }

    /// <summary>The gradient of a bias is the sum of its unit's delta over the rows.</summary>
    /// <returns>The share of the squared gradient norm.</returns>
    public double Update(int rows, PanelMatrix delta, ParameterUpdate update, Span<float> scratch)
    {
        var norm = 0d;
        for (var panel = 0; panel < delta.PanelCount; panel++)
        {
            var width = delta.WidthOf(panel);
            var gradient = scratch[..width];
            gradient.Clear();
            var deltas = delta.Rectangle(panel, 0, rows);
            for (var at = 0; at < deltas.Length; at += width)
            {
                TensorPrimitives.Add(gradient, deltas.Slice(at, width), gradient);
            }

            var start = panel * PanelMatrix.PanelWidth;
            norm += update.Apply(
                values.Span.Slice(start, width), gradient, State(0, start, width), State(1, start, width), isWeight: false);
        }

        return norm;
    }

    private Span<float> State(int number, int start, int width) =>
        number < states.Length ? states[number].Span.Slice(start, width) : [];
}

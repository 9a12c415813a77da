using System.Buffers;
using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>The fully connected layers of a trained network, from a vector to the output units' sums.</summary>
internal sealed unsafe class DenseStack
{
    private readonly DenseLayer[] layers;
    private readonly int width; // of the widest vector, padded to whole panels

    /// <summary>Initializes layers from widths (inputs, hidden layers, outputs) and their parameters in order.</summary>
    public DenseStack(IReadOnlyList<int> widths, Activation activation, ReadOnlySpan<float> parameters)
    {
        (Widths, Activation) = (widths, activation);
        layers = new DenseLayer[widths.Count - 1];
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i] = new DenseLayer(widths[i], widths[i + 1], stateCount: 0, givesInputGradient: false);
            layers[i].CopyFrom(parameters);
            parameters = parameters[layers[i].ParameterCount..];
        }

        width = (widths.Max() + PanelMatrix.PanelWidth - 1) / PanelMatrix.PanelWidth * PanelMatrix.PanelWidth;
    }

    /// <summary>Gets inputs, units of the hidden layers, outputs.</summary>
    public IReadOnlyList<int> Widths { get; }

    public Activation Activation { get; }

    public int Inputs => Widths[0];

    public int Outputs => Widths[^1];

    /// <summary>Gets the layers, first to last; none for a network that has no dense layer.</summary>
    public DenseLayer[] Layers => layers;

    /// <summary>The number of weights and biases between some widths.</summary>
    public static long CountParameters(IReadOnlyList<int> widths)
    {
        var count = 0L;
        for (var layer = 1; layer < widths.Count; layer++)
        {
            count = checked(count + ((widths[layer - 1] + 1L) * widths[layer]));
        }

        return count;
    }

    /// <summary>All weights and biases, layer by layer.</summary>
    public float[] CopyParameters()
    {
        var parameters = new float[CountParameters(Widths)];
        var rest = parameters.AsSpan();
        foreach (var layer in layers)
        {
            layer.CopyTo(rest);
            rest = rest[layer.ParameterCount..];
        }

        return parameters;
    }

    /// <summary>The output units' sums of one row.</summary>
    /// <param name="input">(Inputs).</param>
    /// <param name="outputs">Receives (Outputs).</param>
    public void Forward(ReadOnlySpan<float> input, Span<float> outputs)
    {
        var rented = width > 512 ? ArrayPool<float>.Shared.Rent(2 * width) : null;
        Span<float> scratch = rented ?? stackalloc float[2 * width];
        Span<float> current = scratch[..width], next = scratch.Slice(width, width);
        input.CopyTo(current);
        for (var i = 0; i < layers.Length; i++)
        {
            fixed (float* x = current, sums = next)
            {
                layers[i].ForwardRow(x, sums);
            }

            if (i < layers.Length - 1)
            {
                Activation.Apply(next[..PanelMatrix.PaddedColumns(layers[i].Outputs)]);
            }

            var swap = current;
            current = next;
            next = swap;
        }

        current[..Outputs].CopyTo(outputs);
        if (rented is not null)
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}

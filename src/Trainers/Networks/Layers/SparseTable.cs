using System.Numerics;
using System.Runtime.InteropServices;
using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>The first layer of a trained network over sparse input: one row of weights per slot.</summary>
internal sealed unsafe class SparseTable
{
    private readonly FloatBuffer weights;
    private readonly FloatBuffer biases;
    private readonly int width;

    /// <summary>Initializes a table from weights by slot and output, followed by biases.</summary>
    public SparseTable(int slots, int outputs, ReadOnlySpan<float> parameters)
    {
        Outputs = outputs;
        width = PanelMatrix.PaddedColumns(outputs);
        weights = new FloatBuffer((long)slots * width);
        biases = new FloatBuffer(width);
        for (var slot = 0; slot < slots; slot++)
        {
            parameters.Slice(slot * outputs, outputs).CopyTo(weights.Span[(slot * width)..]);
        }

        parameters.Slice(slots * outputs, outputs).CopyTo(biases.Span);
    }

    public int Outputs { get; }

    /// <summary>Starts a row's sums at the biases.</summary>
    public void Start(Span<float> sums) => biases.Span.CopyTo(sums);

    /// <summary>Adds one slot's share to a row's sums.</summary>
    public void Add(int slot, float value, Span<float> sums)
    {
        var row = weights.Pointer + ((nint)slot * width);
        var x = new Vector<float>(value);
        var totals = MemoryMarshal.Cast<float, Vector<float>>(sums);
        for (var i = 0; i < totals.Length; i++)
        {
            totals[i] = Vector.MultiplyAddEstimate(x, Vector.Load(row + (i * Vector<float>.Count)), totals[i]);
        }
    }
}

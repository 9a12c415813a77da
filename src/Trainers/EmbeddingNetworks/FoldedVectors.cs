using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>The vectors of a network without hidden layers, taken through its only layer beforehand.</summary>
/// <remarks>
/// (Σ cₖ E[tₖ]) W + b = Σ cₖ (E[tₖ] W) + b: such a network is a linear model of the tokens. One number a class is read for a
/// token instead of D, which makes scoring several times faster, as it is reading memory at random that takes the time.
/// </remarks>
internal sealed class FoldedVectors
{
    private readonly float[] rows; // (tokens, Stride): E W, padded with zeros
    private readonly float[] start; // b, padded with zeros

    public FoldedVectors(EmbeddingTable table, DenseStack layer)
    {
        var outputs = layer.Outputs;
        Stride = (outputs + Vector128<float>.Count - 1) / Vector128<float>.Count * Vector128<float>.Count;
        rows = new float[checked(table.Ids.Count * Stride)];
        start = new float[Stride];
        var vector = new float[table.Dimension];
        layer.Forward(vector, start.AsSpan(0, outputs));
        for (var row = 1; row <= table.Ids.Count; row++)
        {
            Array.Clear(vector);
            table.Add(row, 1f, vector);
            var target = rows.AsSpan((row - 1) * Stride, outputs);
            layer.Forward(vector, target);
            for (var c = 0; c < outputs; c++)
            {
                target[c] -= start[c];
            }
        }
    }

    /// <summary>Gets the number of sums that <see cref="Sum"/> writes: that of the outputs, rounded up to a whole vector.</summary>
    public int Stride { get; }

    /// <summary>The output units' sums of a text.</summary>
    /// <param name="tokens">Rows of the table.</param>
    /// <param name="factors">Their factors.</param>
    /// <param name="sums">Receives <see cref="Stride"/> sums.</param>
    public void Sum(ReadOnlySpan<int> tokens, ReadOnlySpan<float> factors, Span<float> sums)
    {
        start.CopyTo(sums);
        var totals = MemoryMarshal.Cast<float, Vector128<float>>(sums);
        for (var k = 0; k < tokens.Length; k++)
        {
            var row = MemoryMarshal.Cast<float, Vector128<float>>(rows.AsSpan((tokens[k] - 1) * Stride, Stride));
            var factor = Vector128.Create(factors[k]);
            for (var i = 0; i < row.Length; i++)
            {
                totals[i] = Vector128.MultiplyAddEstimate(factor, row[i], totals[i]);
            }
        }
    }
}

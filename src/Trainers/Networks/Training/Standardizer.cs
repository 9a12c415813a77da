using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>What is learnt about the inputs before training: x̂ = (x - shift) scale, slot by slot.</summary>
/// <param name="shift">Empty for sparse inputs, whose zeros must stay zeros, and for no standardisation.</param>
/// <param name="scale">Empty for no standardisation.</param>
internal sealed class Standardizer(float[] shift, float[] scale)
{
    /// <summary>Gets the standardizer that changes nothing.</summary>
    public static Standardizer None { get; } = new([], []);

    public ReadOnlySpan<float> Shift => shift;

    public ReadOnlySpan<float> Scale => scale;

    /// <summary>Standardises a dense row into a row of a panelled matrix.</summary>
    public unsafe void Apply(ReadOnlySpan<float> row, PanelMatrix target, int place)
    {
        var whole = row.Length / PanelMatrix.PanelWidth;
        fixed (float* x = row, shifts = shift, scales = scale)
        {
            var stored = target.Panel(0) + ((nint)place * PanelMatrix.PanelWidth);
            for (var panel = 0; panel < whole; panel++, stored += target.PanelStride)
            {
                var start = panel * PanelMatrix.PanelWidth;
                for (var i = 0; i < PanelMatrix.PanelWidth; i += Vector512<float>.Count)
                {
                    var value = Vector512.Load(x + start + i);
                    value = shifts == null ? value : value - Vector512.Load(shifts + start + i);
                    value = scales == null ? value : value * Vector512.Load(scales + start + i);
                    value.Store(stored + i);
                }
            }
        }

        for (var slot = whole * PanelMatrix.PanelWidth; slot < row.Length; slot++)
        {
            target[place, slot] = Apply(row[slot], slot);
        }
    }

    /// <summary>Standardises a dense row.</summary>
    /// <param name="row">Inputs; may be the target.</param>
    /// <param name="target">Receives x̂.</param>
    public void Apply(ReadOnlySpan<float> row, Span<float> target)
    {
        if (scale.Length == 0)
        {
            row.CopyTo(target);
            return;
        }

        if (shift.Length > 0)
        {
            TensorPrimitives.Subtract(row, shift, target);
            row = target;
        }

        TensorPrimitives.Multiply(row, scale, target);
    }

    /// <summary>Standardises one input.</summary>
    public float Apply(float x, int slot)
    {
        var centred = shift.Length == 0 ? x : x - shift[slot];
        return scale.Length == 0 ? centred : centred * scale[slot];
    }

    /// <summary>Learns what the inputs look like, from the rows to learn from alone.</summary>
    /// <param name="learning">The rows to learn from.</param>
    /// <returns>The standardizer.</returns>
    public static Standardizer Learn(WeightedRows learning) => learning.Rows switch
    {
        DenseRows dense => Learn(dense, learning),
        SparseRows sparse => Learn(sparse, learning.Order),
        _ => None,
    };

    /// <summary>Weighted mean 0 and standard deviation 1; a slot that never changes becomes 0.</summary>
    /// <param name="rows">The data set.</param>
    /// <param name="learning">The rows of it to learn from, with their weights.</param>
    /// <returns>The standardizer.</returns>
    /// <remarks>
    /// The sums are of differences to the first row, which keeps large means (years, say) from drowning small
    /// deviations (Chan, Golub and LeVeque, "Algorithms for computing the sample variance", 1983). The variance divides by the sum of
    /// weights, so that a weight of two is the same as the row twice.
    /// </remarks>
    public static Standardizer Learn(DenseRows rows, WeightedRows learning)
    {
        var slots = rows.SlotCount;
        double[] sums = new double[slots], squares = new double[slots];
        var origin = rows.Row(learning.Order[0]);
        var total = 0d;
        foreach (var number in learning.Order)
        {
            var row = rows.Row(number);
            double weight = learning.Weights[number];
            total += weight;
            for (var slot = 0; slot < row.Length; slot++)
            {
                double difference = row[slot] - (double)origin[slot];
                sums[slot] += weight * difference;
                squares[slot] += weight * difference * difference;
            }
        }

        float[] shift = new float[slots], scale = new float[slots];
        for (var slot = 0; slot < slots; slot++)
        {
            var mean = sums[slot] / total;
            var deviation = Math.Sqrt(Math.Max(0, (squares[slot] / total) - (mean * mean)));
            shift[slot] = (float)(origin[slot] + mean);
            scale[slot] = deviation > 1e-7 * Math.Abs(shift[slot]) ? Reciprocal(deviation) : 0f;
        }

        return new Standardizer(shift, scale);
    }

    /// <summary>Divides every slot by its largest absolute value, so that zeros stay zeros and counts of rare n-grams aren't blown up.</summary>
    /// <param name="rows">The data set.</param>
    /// <param name="learning">The numbers of the rows to learn from.</param>
    /// <returns>The standardizer; a slot that those rows lack stays as it is.</returns>
    public static Standardizer Learn(SparseRows rows, ReadOnlySpan<int> learning)
    {
        var largest = new float[rows.SlotCount];
        foreach (var number in learning)
        {
            var (slots, values) = rows.Row(number);
            for (var k = 0; k < slots.Length; k++)
            {
                largest[slots[k]] = Math.Max(largest[slots[k]], Math.Abs(values[k]));
            }
        }

        return new Standardizer([], Array.ConvertAll(largest, value => value > 0 ? Reciprocal(value) : 1f));
    }

    private static float Reciprocal(double value) => (float)Math.Min(1 / value, float.MaxValue);
}

using System.Numerics.Tensors;

namespace NlpMlNet.FeedForward;

/// <summary>What is learnt about the inputs before training: x̂ = (x - shift) scale, slot by slot.</summary>
/// <param name="shift">Empty for sparse inputs, whose zeros must stay zeros, and for no standardisation.</param>
/// <param name="scale">Empty for no standardisation.</param>
internal sealed class Standardizer(float[] shift, float[] scale)
{
    /// <summary>Gets the standardizer that changes nothing.</summary>
    public static Standardizer None { get; } = new([], []);

    public ReadOnlySpan<float> Shift => shift;

    public ReadOnlySpan<float> Scale => scale;

    /// <summary>Standardises a stretch of dense inputs.</summary>
    /// <param name="x">Inputs.</param>
    /// <param name="start">The slot of the first one.</param>
    /// <param name="target">Receives x̂.</param>
    public void Apply(ReadOnlySpan<float> x, int start, Span<float> target)
    {
        if (scale.Length == 0)
        {
            x.CopyTo(target);
        }
        else if (shift.Length == 0)
        {
            TensorPrimitives.Multiply(x, scale.AsSpan(start, x.Length), target);
        }
        else
        {
            TensorPrimitives.Subtract(x, shift.AsSpan(start, x.Length), target);
            TensorPrimitives.Multiply(target, scale.AsSpan(start, x.Length), target);
        }
    }

    /// <summary>Standardises one input.</summary>
    public float Apply(float x, int slot) =>
        scale.Length == 0 ? x : shift.Length == 0 ? x * scale[slot] : (x - shift[slot]) * scale[slot];

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

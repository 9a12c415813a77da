using System.Numerics.Tensors;

namespace NlpMlNet.Embeddings;

/// <summary>Finds the first principal component of vectors that come one after the other: the direction that they have most in common.</summary>
/// <param name="dimension">The numbers D of a vector.</param>
/// <remarks>
/// The eigenvector with the largest eigenvalue of the sum of v v' over all vectors v, which are not centred, as in Arora, Liang and Ma
/// (2017); found by power iteration from a fixed start. Its largest number is positive.
/// </remarks>
internal sealed class CommonComponent(int dimension)
{
    private const int MostIterations = 10_000;
    private const double SmallChange = 1e-10;

    private readonly double[] products = new double[dimension * dimension]; // (D, D)
    private readonly double[] wide = new double[dimension];

    public void Add(ReadOnlySpan<float> vector)
    {
        TensorPrimitives.ConvertTruncating<float, double>(vector, wide);
        for (var row = 0; row < dimension; row++)
        {
            var sums = Row(row);
            TensorPrimitives.MultiplyAdd<double>(wide, wide[row], sums, sums);
        }
    }

    /// <summary>The direction with length 1, or nothing when all vectors are zero.</summary>
    public float[] Find()
    {
        // A start that no eigenvector of a real data set is at right angles to.
        double[] direction = [.. Enumerable.Range(1, dimension).Select(number => 1 + (0.5 * Math.Sin(number)))];
        var next = new double[dimension];
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            for (var row = 0; row < dimension; row++)
            {
                next[row] = TensorPrimitives.Dot<double>(Row(row), direction);
            }

            var length = TensorPrimitives.Norm<double>(next);
            if (length == 0)
            {
                return [];
            }

            TensorPrimitives.Divide(next, length, next);
            var change = TensorPrimitives.Distance<double>(next, direction);
            (direction, next) = (next, direction);
            if (change < SmallChange)
            {
                break;
            }
        }

        var sign = Math.Sign(direction[TensorPrimitives.IndexOfMaxMagnitude<double>(direction)]);
        return [.. direction.Select(number => (float)(sign * number))];
    }

    private Span<double> Row(int row) => products.AsSpan(row * dimension, dimension);
}

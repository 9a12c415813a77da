using System.Numerics.Tensors;

namespace NlpMlNet.Embeddings;

/// <summary>Vectors in one array.</summary>
internal sealed class ArrayVectors : VectorTable
{
    private readonly float[] values;

    /// <exception cref="ArgumentException">The array has another length than count x dimension, or holds something that is no finite number.</exception>
    public ArrayVectors(float[] values, int count, int dimension)
        : base(count, dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (values.LongLength != (long)count * dimension)
        {
            throw new ArgumentException($"{count} vectors of {dimension} numbers need {(long)count * dimension} values; there are {values.LongLength}.", nameof(values));
        }

        if (values.Length > 0 && !TensorPrimitives.IsFiniteAll<float>(values))
        {
            var place = Array.FindIndex(values, value => !float.IsFinite(value));
            throw new ArgumentException($"Number {place % dimension} of vector {place / dimension} (both counted from 0) is {values[place]}; vectors hold finite numbers.", nameof(values));
        }

        this.values = values;
    }

    public override ReadOnlySpan<float> this[int index] => values.AsSpan(index * Dimension, Dimension);
}

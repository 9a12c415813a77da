namespace NlpMlNet.Embeddings;

/// <summary>Vectors of one dimension, one behind the other: (Count, Dimension) numbers.</summary>
/// <param name="count">The number of vectors.</param>
/// <param name="dimension">The numbers of a vector.</param>
internal abstract class VectorTable(int count, int dimension)
{
    public int Count { get; } = count;

    public int Dimension { get; } = dimension;

    /// <summary>Gets a vector where it lies.</summary>
    public abstract ReadOnlySpan<float> this[int index] { get; }
}

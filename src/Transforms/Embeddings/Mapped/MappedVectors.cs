namespace NlpMlNet.Embeddings;

/// <summary>Vectors that lie in a mapped file.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">The byte where the first begins.</param>
/// <param name="count">The number of vectors.</param>
/// <param name="dimension">The numbers of a vector.</param>
internal sealed class MappedVectors(MappedFile file, long offset, int count, int dimension) : VectorTable(count, dimension)
{
    public override ReadOnlySpan<float> this[int index] => (uint)index < (uint)Count
        ? file.Span<float>(offset + ((long)index * Dimension * sizeof(float)), Dimension)
        : throw new ArgumentOutOfRangeException(nameof(index));
}

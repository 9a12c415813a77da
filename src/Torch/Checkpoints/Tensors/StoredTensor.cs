namespace NlpMlNet.Checkpoints;

/// <summary>A tensor in a file.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its dimensions, checked: not negative, their product without overflow.</param>
/// <param name="Start">The byte of the file where its first element begins.</param>
/// <param name="Strides">
/// How many elements lie between neighbours in each dimension; <see langword="null"/> for row-major order without gaps.
/// </param>
internal sealed record StoredTensor(string Name, ElementType Type, long[] Shape, long Start, long[]? Strides = null)
{
    /// <summary>The number of elements.</summary>
    public long Count => TensorShape.Count(Shape);
}

namespace NlpMlNet.Checkpoints;

/// <summary>What can be said of a tensor's dimensions.</summary>
internal static class TensorShape
{
    /// <summary>More than any tensor in use has.</summary>
    public const int MostDimensions = 16;

    /// <summary>The number of elements; <see langword="null"/> when a dimension is negative or the product overflows.</summary>
    public static long? TryCount(ReadOnlySpan<long> shape)
    {
        var count = 1L;
        foreach (var dimension in shape)
        {
            if (dimension < 0 || (dimension > 0 && count > long.MaxValue / dimension))
            {
                return null;
            }

            count *= dimension;
        }

        return count;
    }

    /// <summary>The number of elements of a shape that was checked.</summary>
    public static long Count(ReadOnlySpan<long> shape) => TryCount(shape) ?? throw new OverflowException("The shape was not checked.");

    /// <summary>The indices of an element in each dimension.</summary>
    /// <param name="shape">A shape that was checked.</param>
    /// <param name="element">The element's number in row-major order.</param>
    public static long[] Place(ReadOnlySpan<long> shape, long element)
    {
        var place = new long[shape.Length];
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            (element, place[d]) = Math.DivRem(element, shape[d]);
        }

        return place;
    }

    public static string Text(ReadOnlySpan<long> shape) =>
        $"[{string.Join(", ", shape.ToArray().Select(dimension => FormattableString.Invariant($"{dimension}")))}]";
}

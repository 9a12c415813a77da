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

    public static string Text(ReadOnlySpan<long> shape) =>
        $"[{string.Join(", ", shape.ToArray().Select(dimension => FormattableString.Invariant($"{dimension}")))}]";
}

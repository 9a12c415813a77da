using System.Numerics;

namespace NlpMlNet.Checkpoints;

/// <summary>Something that a pickle built. Text, numbers and truth stand for themselves, None is <see langword="null"/>.</summary>
internal static class PickleValues
{
    /// <summary>The place on the stack where a group of values begins.</summary>
    public static readonly object Mark = new();

    /// <summary>A whole number that is not negative.</summary>
    public static long? AsCount(object? value) => value is BigInteger number && number >= 0 && number <= long.MaxValue ? (long)number : null;

    /// <summary>A tuple of whole numbers that are not negative.</summary>
    public static long[]? AsCounts(object? value)
    {
        if (value is not object?[] tuple || tuple.Length > TensorShape.MostDimensions)
        {
            return null;
        }

        var counts = tuple.Select(AsCount).ToArray();
        return counts.Contains(null) ? null : [.. counts.OfType<long>()];
    }
}

/// <summary>A class or function that a pickle names.</summary>
internal sealed record PickleGlobal(string Module, string Name);

/// <summary>A dictionary, in the order of its entries; later entries take the place of earlier ones.</summary>
internal sealed class PickleDictionary : OrderedDictionary<string, object?>
{
    public PickleDictionary()
        : base(StringComparer.Ordinal)
    {
    }
}

/// <summary>The values that tensors share, not yet found in the file.</summary>
internal sealed record PickleStorage(ElementType Type, string Key, long Count);

/// <summary>A view of a storage.</summary>
internal sealed record PickleTensor(PickleStorage Storage, long Offset, long[] Shape, long[] Strides);

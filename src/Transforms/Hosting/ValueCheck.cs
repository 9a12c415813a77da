using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Compares values with the type of their column, which ML.NET leaves to the reader.</summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
internal abstract class ValueCheck<TValue>
{
    /// <summary>Finds the check of a column's values; null where the type promises no more than the values' own type.</summary>
    public static ValueCheck<TValue>? Of(DataViewType type) => type switch
    {
        VectorDataViewType vector => (ValueCheck<TValue>?)Activator.CreateInstance(typeof(VectorCheck<>).MakeGenericType(vector.ItemType.RawType), vector),
        KeyDataViewType key when typeof(TValue) == typeof(uint) => (ValueCheck<TValue>)(object)new KeyCheck(key),
        _ => null,
    };

    /// <summary>Finds what is wrong with a value.</summary>
    /// <returns>The fault as it follows "Row 3 of column 'Features'", without a full stop; null for none.</returns>
    public abstract string? FaultOf(in TValue value);
}

/// <summary>Vectors have the length of their type, and those that leave zeros out say in order where the others stand.</summary>
/// <param name="type">The column's type.</param>
internal sealed class VectorCheck<T>(VectorDataViewType type) : ValueCheck<VBuffer<T>>
{
    public override string? FaultOf(in VBuffer<T> value) =>
        type.Size > 0 && value.Length != type.Size
            ? FormattableString.Invariant($"has {value.Length} values; its type {type} promises {type.Size}")
            : value.IsDense ? null : FaultOf(value.GetIndices(), value.Length);

    private static string? FaultOf(ReadOnlySpan<int> indices, int length)
    {
        var last = -1;
        foreach (var index in indices)
        {
            if (index <= last || index >= length)
            {
                return FormattableString.Invariant($"has a value with the index {index} after {last}; indices must ascend and lie in 0 to {length - 1}");
            }

            last = index;
        }

        return null;
    }
}

/// <summary>Keys are 0, for a missing value, to the number of the type's keys.</summary>
/// <param name="type">The column's type.</param>
internal sealed class KeyCheck(KeyDataViewType type) : ValueCheck<uint>
{
    public override string? FaultOf(in uint value) =>
        value > type.Count ? FormattableString.Invariant($"holds the key {value}; its type {type} has the keys 1 to {type.Count}, and 0 for a missing value") : null;
}

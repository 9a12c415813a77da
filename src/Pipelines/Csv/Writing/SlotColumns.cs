using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Csv;

/// <summary>The names of the CSV columns that a vector column becomes.</summary>
internal static class SlotColumns
{
    /// <summary><c>Column.slot</c> for a slot with a name, <c>Column.0</c>, <c>Column.1</c>, ... for the others.</summary>
    public static string[] NamesOf(DataViewSchema.Column column, int size)
    {
        var slots = column.HasSlotNames() ? SlotNames(column) : [];
        return [.. Enumerable.Range(0, size).Select(slot => $"{column.Name}.{Name(slots, slot)}")];
    }

    private static string Name(string[] slots, int slot) =>
        slot < slots.Length && slots[slot].Length > 0 ? slots[slot] : slot.ToString(CultureInfo.InvariantCulture);

    private static string[] SlotNames(DataViewSchema.Column column)
    {
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }
}

using System.Runtime.InteropServices;
using NlpMlNet.Splits;

namespace NlpMlNet.Networks;

/// <summary>Rows of which only the non-zero slots are kept (compressed sparse rows).</summary>
/// <param name="starts">Where each row starts in the two lists below, and the end: rows + 1 numbers.</param>
/// <param name="slots">Slot numbers, ascending within a row.</param>
/// <param name="values">The values in these slots.</param>
/// <param name="slotCount">Slots per row.</param>
/// <param name="targets">Class numbers from 0, or values.</param>
/// <param name="weights">Example weights, or empty for all ones.</param>
internal sealed class SparseRows(int[] starts, int[] slots, float[] values, int slotCount, float[] targets, float[] weights)
    : TrainingRows(targets, weights)
{
    /// <inheritdoc/>
    public override int SlotCount => slotCount;

    /// <summary>Gets the number of kept values of all rows.</summary>
    public int ValueCount => starts[^1];

    /// <summary>Gets the group of each row: those with the same values in the same slots, as equal texts have them.</summary>
    public override IReadOnlyList<int> Groups => RowGroups.Of([.. Enumerable.Range(0, Count).Select(InputOf)]);

    /// <summary>The slots and values of a row.</summary>
    public SparseRow Row(int row) => new(
        slots.AsSpan(starts[row], starts[row + 1] - starts[row]),
        values.AsSpan(starts[row], starts[row + 1] - starts[row]));

    private string? InputOf(int row)
    {
        var input = Row(row);
        return input.Slots.IsEmpty ? null : string.Concat(MemoryMarshal.Cast<int, char>(input.Slots), MemoryMarshal.Cast<float, char>(input.Values));
    }
}

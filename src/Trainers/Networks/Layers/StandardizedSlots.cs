namespace NlpMlNet.Networks;

/// <summary>The non-zero features of sparse rows, standardised.</summary>
internal sealed class StandardizedSlots(Standardizer standardizer) : ISlotReader
{
    /// <inheritdoc/>
    public int CountAtMost(Batch batch, int place) => RowAt(batch, place).Slots.Length;

    /// <inheritdoc/>
    public int Read(Batch batch, int place, bool training, Span<int> slots, Span<float> values)
    {
        var (rowSlots, rowValues) = RowAt(batch, place);
        rowSlots.CopyTo(slots);
        for (var k = 0; k < rowSlots.Length; k++)
        {
            values[k] = standardizer.Apply(rowValues[k], rowSlots[k]);
        }

        return rowSlots.Length;
    }

    private static SparseRow RowAt(Batch batch, int place) => ((SparseRows)batch.Rows).Row(batch[place]);
}

namespace NlpMlNet.Networks;

/// <summary>Rows with a number in every slot.</summary>
/// <param name="values">Row after row, (rows, slots).</param>
/// <param name="slotCount">Slots per row.</param>
/// <param name="targets">Class numbers from 0, or values.</param>
/// <param name="weights">Example weights, or empty for all ones.</param>
internal sealed class DenseRows(float[] values, int slotCount, float[] targets, float[] weights) : TrainingRows(targets, weights)
{
    /// <inheritdoc/>
    public override int SlotCount => slotCount;

    public ReadOnlySpan<float> Row(int row) => values.AsSpan(row * slotCount, slotCount);
}

using NlpMlNet.Networks;

namespace NlpMlNet.LanguageModels;

/// <summary>The windows of a batch as slots of the table of vectors.</summary>
internal sealed class WindowSlots : ISlotReader
{
    /// <inheritdoc/>
    public int CountAtMost(Batch batch, int place) => ((WindowRows)batch.Rows).Window;

    /// <inheritdoc/>
    public int Read(Batch batch, int place, bool training, Span<int> slots, Span<float> values)
    {
        var rows = (WindowRows)batch.Rows;
        rows.Read(batch[place], slots[..rows.Window]);
        values[..rows.Window].Fill(1);
        return rows.Window;
    }
}

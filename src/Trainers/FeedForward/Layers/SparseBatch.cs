namespace NlpMlNet.FeedForward;

/// <summary>A batch of sparse rows, by row and, as linked lists, by slot.</summary>
/// <remarks>Building both takes one pass over the non-zero values; only the slots that occur are ever touched.</remarks>
internal sealed class SparseBatch(int slotCount, Standardizer standardizer)
{
    private const int None = -1;

    private readonly int[] firstOfSlot = CreateEmpty(slotCount);
    private int[] rowStarts = [0];
    private int[] slots = [];
    private float[] values = [];
    private int[] rowOf = [];
    private int[] nextOfSlot = [];
    private int[] touched = [];

    /// <summary>Gets the slots that occur in the batch.</summary>
    public ReadOnlySpan<int> TouchedSlots => touched.AsSpan(0, TouchedCount);

    public int TouchedCount { get; private set; }

    public SparseRow Row(int place) => new(
        slots.AsSpan(rowStarts[place], rowStarts[place + 1] - rowStarts[place]),
        values.AsSpan(rowStarts[place], rowStarts[place + 1] - rowStarts[place]));

    /// <summary>Takes up a batch.</summary>
    public void Load(Batch batch, bool bySlot)
    {
        var rows = (SparseRows)batch.Rows;
        Reserve(rows, batch);
        for (var place = 0; place < batch.Count; place++)
        {
            var (rowSlots, rowValues) = rows.Row(batch[place]);
            var start = rowStarts[place];
            rowSlots.CopyTo(slots.AsSpan(start));
            for (var k = 0; k < rowSlots.Length; k++)
            {
                values[start + k] = standardizer.Apply(rowValues[k], rowSlots[k]);
            }
        }

        ForgetSlots();
        if (bySlot)
        {
            LinkSlots(batch.Count);
        }
    }

    /// <summary>The first value of a slot, to be followed by <see cref="Next"/>; negative when there is none.</summary>
    public int First(int slot) => firstOfSlot[slot];

    /// <summary>The following value of the same slot; negative at the end.</summary>
    public int Next(int entry, out int place, out float value)
    {
        place = rowOf[entry];
        value = values[entry];
        return nextOfSlot[entry];
    }

    private static int[] CreateEmpty(int length)
    {
        var empty = new int[length];
        Array.Fill(empty, None);
        return empty;
    }

    private void Reserve(SparseRows rows, Batch batch)
    {
        if (rowStarts.Length <= batch.Count)
        {
            rowStarts = new int[batch.Count + 1];
        }

        for (var place = 0; place < batch.Count; place++)
        {
            rowStarts[place + 1] = checked(rowStarts[place] + rows.Row(batch[place]).Slots.Length);
        }

        var entries = rowStarts[batch.Count];
        if (slots.Length < entries)
        {
            slots = new int[entries];
            values = new float[entries];
            rowOf = new int[entries];
            nextOfSlot = new int[entries];
            Array.Resize(ref touched, Math.Min(entries, firstOfSlot.Length));
        }
    }

    private void ForgetSlots()
    {
        foreach (var slot in TouchedSlots)
        {
            firstOfSlot[slot] = None;
        }

        TouchedCount = 0;
    }

    private void LinkSlots(int places)
    {
        // From the last entry to the first, so that every list runs in the order of the rows.
        for (var place = places - 1; place >= 0; place--)
        {
            for (var entry = rowStarts[place + 1] - 1; entry >= rowStarts[place]; entry--)
            {
                ref var first = ref firstOfSlot[slots[entry]];
                if (first == None)
                {
                    touched[TouchedCount++] = slots[entry];
                }

                rowOf[entry] = place;
                nextOfSlot[entry] = first;
                first = entry;
            }
        }
    }
}

namespace NlpMlNet.Networks;

/// <summary>A batch of sparse rows, by row and, as linked lists, by slot.</summary>
/// <remarks>Building both takes one pass over the non-zero values; only the slots that occur are ever touched.</remarks>
/// <param name="slotCount">Slots of the table.</param>
/// <param name="reader">Says which slots a row uses.</param>
internal sealed class SparseBatch(int slotCount, ISlotReader reader)
{
    private const int None = -1;

    private readonly int[] firstOfSlot = CreateEmpty(slotCount);
    private int[] rowStarts = [0];
    private int[] slots = [];
    private float[] values = [];
    private int[] rowOf = [];
    private int[] nextOfSlot = [];
    private int[] touched = [];

    /// <summary>Gets the number of slots that occur in the batch.</summary>
    public int TouchedCount { get; private set; }

    public SparseRow Row(int place) => new(
        slots.AsSpan(rowStarts[place], rowStarts[place + 1] - rowStarts[place]),
        values.AsSpan(rowStarts[place], rowStarts[place + 1] - rowStarts[place]));

    /// <summary>The touched slots of one piece of work.</summary>
    public ReadOnlySpan<int> TouchedOf(int unit, int slotsPerUnit) =>
        touched.AsSpan((unit * slotsPerUnit)..Math.Min((unit + 1) * slotsPerUnit, TouchedCount));

    /// <summary>Takes up a batch; for training also by slot.</summary>
    public void Load(Batch batch, bool training)
    {
        Reserve(batch);
        for (var place = 0; place < batch.Count; place++)
        {
            var start = rowStarts[place];
            rowStarts[place + 1] = start + reader.Read(batch, place, training, slots.AsSpan(start), values.AsSpan(start));
        }

        ForgetSlots();
        if (training)
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

    /// <summary>The row of a value, and the value's number within it.</summary>
    public int PlaceOf(int entry, out int number)
    {
        number = entry - rowStarts[rowOf[entry]];
        return rowOf[entry];
    }

    private static int[] CreateEmpty(int length)
    {
        var empty = new int[length];
        Array.Fill(empty, None);
        return empty;
    }

    private void Reserve(Batch batch)
    {
        if (rowStarts.Length <= batch.Count)
        {
            rowStarts = new int[batch.Count + 1];
        }

        var entries = 0;
        for (var place = 0; place < batch.Count; place++)
        {
            entries = checked(entries + reader.CountAtMost(batch, place));
        }

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
        foreach (var slot in touched.AsSpan(0, TouchedCount))
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

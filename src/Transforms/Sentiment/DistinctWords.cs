namespace NlpMlNet.Sentiment;

/// <summary>Counts the distinct words of a text by their 64-bit hashes, in memory that is used again for the next text.</summary>
/// <remarks>Open addressing; a slot counts only when it carries the current text's number, so that clearing costs nothing.</remarks>
internal sealed class DistinctWords
{
    private const int SmallestSize = 256;
    private const int LargestKept = 1 << 20;

    [ThreadStatic]
    private static DistinctWords? ofThread;

    private Slot[] slots = new Slot[SmallestSize];
    private int text;

    /// <summary>Gets the number of distinct words since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the set of the current thread.</summary>
    public static DistinctWords OfThread() => ofThread ??= new DistinctWords();

    /// <summary>Forgets all words; the memory of an uncommonly long text is given back.</summary>
    public void Clear()
    {
        Count = 0;
        if (text == int.MaxValue || slots.Length > LargestKept)
        {
            slots = new Slot[SmallestSize];
            text = 0;
        }

        text++;
    }

    /// <summary>Adds a word by its hash.</summary>
    public void Add(ulong hash)
    {
        var table = slots;
        for (var i = (int)(hash >> 32) & (table.Length - 1); ; i = (i + 1) & (table.Length - 1))
        {
            ref var slot = ref table[i];
            if (slot.Text != text)
            {
                slot = new Slot(hash, text);
                Count++;
                GrowWhenHalfFull();
                return;
            }

            if (slot.Hash == hash)
            {
                return;
            }
        }
    }

    private void GrowWhenHalfFull()
    {
        if (Count <= slots.Length / 2)
        {
            return;
        }

        var (old, oldText) = (slots, text);
        slots = new Slot[old.Length * 2];
        text = 1;
        Count = 0;
        foreach (var slot in old)
        {
            if (slot.Text == oldText)
            {
                Add(slot.Hash);
            }
        }
    }

    private readonly record struct Slot(ulong Hash, int Text);
}

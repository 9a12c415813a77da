namespace NlpMlNet.Embeddings;

/// <summary>Collects distinct words in order; a million words take no million objects.</summary>
internal sealed class WordTableBuilder
{
    private const int SmallestTable = 16;

    private char[] characters;
    private int[] ends;
    private int[] slots;

    /// <param name="capacity">About how many words there will be.</param>
    public WordTableBuilder(int capacity = 0)
    {
        characters = new char[Math.Max(SmallestTable, (int)Math.Min(8L * capacity, Array.MaxLength))];
        ends = new int[Math.Max(SmallestTable, capacity + 1)];
        slots = new int[TableSizeFor(capacity)];
    }

    /// <summary>Gets the number of words so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a word, if it isn't there yet.</summary>
    /// <returns>Whether it was added; its number is then the last one.</returns>
    public bool TryAdd(ReadOnlySpan<char> word)
    {
        if ((Count + 1) * 2L > slots.Length)
        {
            Rehash(TableSizeFor(Count + 1));
        }

        var slot = WordTable.SlotOf(word, characters, ends, slots);
        if (slots[slot] != 0)
        {
            return false;
        }

        var start = ends[Count];
        Grow(ref characters, start + (long)word.Length);
        Grow(ref ends, Count + 2L);
        word.CopyTo(characters.AsSpan(start));
        Count++;
        ends[Count] = start + word.Length;
        slots[slot] = Count;
        return true;
    }

    /// <summary>The words as a table; the builder is of no use afterwards.</summary>
    public WordTable Build()
    {
        if (slots.Length > TableSizeFor(Count))
        {
            Rehash(TableSizeFor(Count));
        }

        Array.Resize(ref characters, ends[Count]);
        Array.Resize(ref ends, Count + 1);
        return new WordTable(characters, ends, slots);
    }

    // At most half of the slots are taken, so that a search is short.
    private static int TableSizeFor(int words) =>
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(SmallestTable, Math.Min(2L * words, 1 << 30)));

    private static void Grow<T>(ref T[] array, long needed)
    {
        if (needed > Array.MaxLength)
        {
            throw new NlpMlNetException(
                $"The words hold more than {Array.MaxLength} characters together. Keep fewer of them.");
        }

        if (needed > array.Length)
        {
            Array.Resize(ref array, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * array.Length)));
        }
    }

    private void Rehash(int size)
    {
        slots = new int[size];
        for (var index = 0; index < Count; index++)
        {
            var word = characters.AsSpan(ends[index]..ends[index + 1]);
            slots[WordTable.SlotOf(word, characters, ends, slots)] = index + 1;
        }
    }
}

using System.Numerics;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>Counts the distinct words of a text by their 64-bit hashes, in memory that is used again for the next text.</summary>
/// <remarks>
/// Open addressing; a slot counts only when it carries the current text's number, so that clearing costs nothing. A text begins
/// with a table of its own size, so that the small one of short texts stays in the nearest cache, whatever texts came before.
/// </remarks>
internal sealed class DistinctWords
{
    private const int SmallestSize = 2048;
    private const int KeptTables = 9;

    [ThreadStatic]
    private static DistinctWords? ofThread;

    // Of 2048 slots (32 kB) to 524288 (8 MB); larger ones aren't kept.
    private readonly Slot[]?[] tables = new Slot[KeptTables][];
    private Slot[] slots = [];
    private int level;
    private int text;

    /// <summary>Gets the number of distinct words since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the set of the current thread.</summary>
    public static DistinctWords OfThread() => ofThread ??= new DistinctWords();

    /// <summary>Forgets all words and begins a text.</summary>
    /// <param name="length">The length of the text in characters, from which the size of the table is guessed.</param>
    public void Clear(int length)
    {
        if (text == int.MaxValue)
        {
            Array.Clear(tables);
            text = 0;
        }

        text++;
        Count = 0;
        level = length > SmallestSize ? LevelFor(length) : 0;
        slots = tables[level] ??= new Slot[SmallestSize << level];
    }

    /// <summary>Adds words.</summary>
    /// <remarks>Whether a word is new makes no branch: a processor can't foresee it.</remarks>
    public void Add(ReadOnlySpan<FoldedWord> words)
    {
        while (Count + words.Length > slots.Length / 2)
        {
            Grow();
        }

        var (table, current, added) = (slots, text, 0);
        foreach (ref readonly var word in words)
        {
            ref var slot = ref table[(int)(word.Hash >> 32) & (table.Length - 1)];
            var isNew = slot.Text != current;
            if (isNew | slot.Hash == word.Hash)
            {
                slot = new Slot(word.Hash, current);
                added += isNew ? 1 : 0;
            }
            else
            {
                AddBehind(word.Hash);
            }
        }

        Count += added;
    }

    // A text of n words has about 44 n^0.49 distinct ones (Heaps' law, with the constants of Manning, Raghavan and Schütze 2008,
    // section 5.1.1). Texts with more of them make the table grow.
    private static int LevelFor(int length)
    {
        const double CharactersAWord = 6;
        var distinct = (uint)(44 * Math.Pow(length / CharactersAWord, 0.49));
        return Math.Min(32 - BitOperations.LeadingZeroCount(2 * distinct / SmallestSize), KeptTables - 1);
    }

    private void AddBehind(ulong hash)
    {
        var table = slots;
        var i = (int)(hash >> 32) & (table.Length - 1);
        while (table[i].Text == text && table[i].Hash != hash)
        {
            i = (i + 1) & (table.Length - 1);
        }

        Count += table[i].Text != text ? 1 : 0;
        table[i] = new Slot(hash, text);
    }

    private void Grow()
    {
        var old = slots;
        level++;
        slots = level < KeptTables ? tables[level] ??= new Slot[SmallestSize << level] : new Slot[old.Length * 2];
        Count = 0;
        foreach (var slot in old)
        {
            if (slot.Text == text)
            {
                AddBehind(slot.Hash);
            }
        }
    }

    private readonly record struct Slot(ulong Hash, int Text);
}

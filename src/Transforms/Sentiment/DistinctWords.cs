using System.Runtime.CompilerServices;
using NlpMlNet.Tokens;

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

    [MethodImpl(MethodImplOptions.NoInlining)]
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
        var (old, oldText) = (slots, text);
        slots = new Slot[old.Length * 2];
        text = 1;
        Count = 0;
        foreach (var slot in old)
        {
            if (slot.Text == oldText)
            {
                AddBehind(slot.Hash);
            }
        }
    }

    private readonly record struct Slot(ulong Hash, int Text);
}

using System.Numerics;

namespace NlpMlNet.Sentiment;

/// <summary>Counts the distinct words of a text by their 64-bit hashes, in memory that is used again for the next text.</summary>
/// <remarks>Open addressing; a slot counts only when it carries the current text's number, so that clearing costs nothing.</remarks>
internal sealed class DistinctWords
{
    private const int SmallestSize = 256;
    private const int LargestKept = 1 << 16;

    [ThreadStatic]
    private static DistinctWords? ofThread;

    private ulong[] hashes = new ulong[SmallestSize];
    private int[] texts = new int[SmallestSize];
    private int text;

    /// <summary>Gets the number of distinct words since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the set of the current thread.</summary>
    public static DistinctWords OfThread() => ofThread ??= new DistinctWords();

    public void Clear()
    {
        Count = 0;
        if (text == int.MaxValue || hashes.Length > LargestKept)
        {
            Resize(SmallestSize);
        }

        text++;
    }

    public void Add(ulong hash)
    {
        var mask = hashes.Length - 1;
        for (var slot = (int)(hash >> 32) & mask; ; slot = (slot + 1) & mask)
        {
            if (texts[slot] != text)
            {
                Put(slot, hash);
                return;
            }

            if (hashes[slot] == hash)
            {
                return;
            }
        }
    }

    private void Put(int slot, ulong hash)
    {
        texts[slot] = text;
        hashes[slot] = hash;
        Count++;
        if (Count > hashes.Length / 2)
        {
            Grow();
        }
    }

    private void Grow()
    {
        var (oldHashes, oldTexts, oldText) = (hashes, texts, text);
        Resize(oldHashes.Length * 2);
        Count = 0;
        text = 1;
        for (var slot = 0; slot < oldHashes.Length; slot++)
        {
            if (oldTexts[slot] == oldText)
            {
                Add(oldHashes[slot]);
            }
        }
    }

    private void Resize(int size)
    {
        hashes = new ulong[BitOperations.RoundUpToPowerOf2((uint)size)];
        texts = new int[hashes.Length];
        text = 0;
    }
}

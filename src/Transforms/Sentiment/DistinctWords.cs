using System.Numerics;

namespace NlpMlNet.Sentiment;

/// <summary>Counts the distinct words of a text by their 64-bit hashes, in memory that is used again for the next text.</summary>
/// <remarks>Open addressing; a slot counts only when it carries the current text's number, so that clearing costs nothing.</remarks>
internal sealed class DistinctWords
{
    private const int SmallestSize = 256;
    private const int LargestKept = 1 << 16;

    [ThreadStatic]
    private static DistinctWords? _ofThread;

    private ulong[] _hashes = new ulong[SmallestSize];
    private int[] _texts = new int[SmallestSize];
    private int _text;

    /// <summary>Gets the number of distinct words since the last <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the set of the current thread.</summary>
    public static DistinctWords OfThread() => _ofThread ??= new DistinctWords();

    public void Clear()
    {
        Count = 0;
        if (_text == int.MaxValue || _hashes.Length > LargestKept)
        {
            Resize(SmallestSize);
        }

        _text++;
    }

    public void Add(ulong hash)
    {
        var mask = _hashes.Length - 1;
        for (var slot = (int)(hash >> 32) & mask; ; slot = (slot + 1) & mask)
        {
            if (_texts[slot] != _text)
            {
                Put(slot, hash);
                return;
            }

            if (_hashes[slot] == hash)
            {
                return;
            }
        }
    }

    private void Put(int slot, ulong hash)
    {
        _texts[slot] = _text;
        _hashes[slot] = hash;
        Count++;
        if (Count > _hashes.Length / 2)
        {
            Grow();
        }
    }

    private void Grow()
    {
        var (hashes, texts, text) = (_hashes, _texts, _text);
        Resize(hashes.Length * 2);
        Count = 0;
        _text = 1;
        for (var slot = 0; slot < hashes.Length; slot++)
        {
            if (texts[slot] == text)
            {
                Add(hashes[slot]);
            }
        }
    }

    private void Resize(int size)
    {
        _hashes = new ulong[BitOperations.RoundUpToPowerOf2((uint)size)];
        _texts = new int[_hashes.Length];
        _text = 0;
    }
}

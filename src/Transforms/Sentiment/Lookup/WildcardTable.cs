using System.Numerics;
using System.Runtime.Intrinsics;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>Entries such as <c>good*</c>, which stand for all words that start so; the longest one that fits counts.</summary>
/// <remarks>
/// For the first three characters of a word, a small table says how long the entries are that start like it: most words need
/// no further look.
/// </remarks>
internal sealed class WildcardTable
{
    private const int HeadLength = 3;
    private const int HeadBits = 12;

    private readonly WordTable prefixes;
    private readonly ushort[] lengthsByHead = new ushort[1 << HeadBits];
    private readonly int longest;

    /// <summary>Initializes a new instance of the <see cref="WildcardTable"/> class.</summary>
    /// <param name="entries">The entries by folded word, without their asterisk.</param>
    public WildcardTable(IReadOnlyDictionary<string, LexiconEntry> entries)
    {
        prefixes = new WordTable(entries);
        foreach (var prefix in entries.Keys)
        {
            longest = Math.Max(longest, prefix.Length);
            if (WordKey.TryPack(prefix, out var key))
            {
                AddLength(key, prefix.Length);
            }
        }
    }

    public bool IsEmpty => longest == 0;

    /// <summary>Tells whether there are entries that start like a word.</summary>
    public bool MayContain(WordKey key) => lengthsByHead[Head(key)] != 0;

    /// <summary>Finds the longest prefix of a word that has a key.</summary>
    public bool TryFind(WordKey key, out LexiconEntry entry)
    {
        var lengths = lengthsByHead[Head(key)] & ((1 << key.Length) - 1);
        while (lengths != 0)
        {
            var length = BitOperations.Log2((uint)lengths) + 1;
            var prefix = key.Prefix(length);
            if (prefixes.TryFind(prefix, prefix.Hash, out entry))
            {
                return true;
            }

            lengths ^= 1 << (length - 1);
        }

        entry = default;
        return false;
    }

    /// <summary>Finds the longest prefix of a folded word.</summary>
    public bool TryFind(ReadOnlySpan<char> folded, out LexiconEntry entry)
    {
        for (var length = Math.Min(folded.Length, longest); length > 0; length--)
        {
            if (prefixes.TryFind(folded[..length], out entry))
            {
                return true;
            }
        }

        entry = default;
        return false;
    }

    private void AddLength(WordKey key, int length)
    {
        var bit = (ushort)(1 << (length - 1));
        if (length >= HeadLength)
        {
            lengthsByHead[Head(key)] |= bit;
            return;
        }

        for (var head = 0; head < lengthsByHead.Length; head++)
        {
            lengthsByHead[head] |= bit;
        }
    }

    private static int Head(WordKey key) =>
        (int)((key.Bytes.AsUInt32().GetElement(0) << (8 * (4 - HeadLength))) * 0x9E3779B1u >> (32 - HeadBits));
}

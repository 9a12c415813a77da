using System.Runtime.InteropServices;

namespace NlpMlNet.Words;

/// <summary>64 bits that stand for a folded word; the same in every process.</summary>
internal static class WordHash
{
    /// <summary>The longest word that is folded; longer runs of letters are no words of a language.</summary>
    public const int MaxLength = 128;

    /// <summary>Hashes a word that is folded already.</summary>
    public static ulong OfFolded(ReadOnlySpan<char> folded) =>
        WordKey.TryPack(folded, out var key) ? key.Hash : OfUnits(folded);

    /// <summary>Hashes a word as written in a text.</summary>
    public static ulong OfWord(ReadOnlySpan<char> word)
    {
        if (word.Length > MaxLength)
        {
            return OfUnits(word);
        }

        Span<char> folded = stackalloc char[MaxLength];
        return OfFolded(folded[..WordFolding.Fold(word, folded)]);
    }

    // FNV-1a (Fowler, Noll and Vo 1991) over 16-bit units, with a last mix for the upper bits.
    private static ulong OfUnits(ReadOnlySpan<char> units)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in MemoryMarshal.Cast<char, ushort>(units))
        {
            hash = (hash ^ unit) * 0x100000001B3UL;
        }

        return (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NlpMlNet.Words;

/// <summary>Finds the places of a text where a rule may have something to do; most texts have none.</summary>
/// <remarks>
/// 32 characters at a time; those that may be such a place are then looked at one by one. An address has an at sign before a letter or
/// digit, a full stop before two letters, or a colon before a slash; a hashtag has a number sign before a letter or digit.
/// </remarks>
internal static class TextTriggers
{
    private const int Block = 32;

    /// <summary>Finds the next place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>Its position; the text's length when there is none.</returns>
    public static int Next(ReadOnlySpan<char> text, int from, TextRules rules)
    {
        ref var units = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        for (; from + Block <= text.Length; from += Block)
        {
            var candidates = Candidates(ref Unsafe.Add(ref units, from));
            if (candidates != 0 && First(text, from, candidates, rules) is var found and >= 0)
            {
                return found;
            }
        }

        return from < text.Length ? NextInRest(text, from, rules) : text.Length;
    }

    // Fewer characters than a block: the last block again, without its beginning, or a short text.
    private static int NextInRest(ReadOnlySpan<char> text, int from, TextRules rules)
    {
        var origin = Math.Max(0, text.Length - Block);
        var candidates = text.Length >= Block
            ? Candidates(ref Unsafe.Add(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), origin))
            : CandidatesInShort(text);
        candidates &= uint.MaxValue << (from - origin);
        return candidates != 0 && First(text, origin, candidates, rules) is var found and >= 0 ? found : text.Length;
    }

    private static uint CandidatesInShort(ReadOnlySpan<char> text)
    {
        Span<char> padded = stackalloc char[Block];
        padded.Fill(' ');
        text.CopyTo(padded);
        return Candidates(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(padded)));
    }

    // What may be a place, judged by the character itself, and for a full stop, of which there are many, by a space behind it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Candidates(ref ushort units)
    {
        const uint LastPlace = 1U << (Block - 1);
        var block = Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref units), Vector256.LoadUnsafe(ref units, 16));
        var atOrBacktick = Is('@', block & Vector256.Create((byte)0xDF));
        var signs = (SpecialsOf(block) | atOrBacktick | Is('#', block) | Is(':', block)).ExtractMostSignificantBits();
        var stops = Is('.', block).ExtractMostSignificantBits();
        return signs | (stops & ((~Is(' ', block).ExtractMostSignificantBits() >> 1) | LastPlace));
    }

    // Controls and signs of Latin-1, and what is beyond it, written as 0xFF; but not Latin-1's letters, which begin at 0xC0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> SpecialsOf(Vector256<byte> block) =>
        Vector256.LessThan(block.AsSByte(), Vector256.Create(unchecked((sbyte)0xC0))).AsByte() | Is('\xFF', block);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Is(char character, Vector256<byte> units) => Vector256.Equals(units, Vector256.Create((byte)character));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int First(ReadOnlySpan<char> text, int origin, uint candidates, TextRules rules)
    {
        for (; candidates != 0; candidates &= candidates - 1)
        {
            var place = origin + BitOperations.TrailingZeroCount(candidates);
            if ((RulesAt(text, place) & rules) != 0)
            {
                return place;
            }
        }

        return -1;
    }

    private static TextRules RulesAt(ReadOnlySpan<char> text, int place) => text[place] switch
    {
        '@' => IsName(text, place + 1) ? TextRules.Addresses : TextRules.None,
        '#' => IsTag(text, place + 1) ? TextRules.Hashtags : TextRules.None,
        '.' => IsLetter(text, place + 1) && IsLetter(text, place + 2) ? TextRules.Addresses : TextRules.None,
        ':' => place + 1 < text.Length && text[place + 1] == '/' ? TextRules.Addresses : TextRules.None,
        var other => SpecialCharacters.IsSpecial(other) ? TextRules.Characters : TextRules.None,
    };

    private static bool IsName(ReadOnlySpan<char> text, int place) =>
        place < text.Length && (char.IsLetterOrDigit(text[place]) || text[place] == '_');

    // Digits alone make no hashtag.
    private static bool IsTag(ReadOnlySpan<char> text, int place)
    {
        while (place < text.Length && char.IsAsciiDigit(text[place]))
        {
            place++;
        }

        return IsName(text, place);
    }

    private static bool IsLetter(ReadOnlySpan<char> text, int place) => place < text.Length && char.IsLetter(text[place]);
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NlpMlNet.Words;

/// <summary>64 characters of a text as bit sets: bit <c>i</c> stands for the character <c>i</c> after the origin.</summary>
/// <remarks>
/// ASCII is classified 32 characters at a time; each other character is looked up in the Unicode tables. A word is then a
/// run of ones, and its first and last characters follow from a few shifts.
/// </remarks>
internal struct CharacterBlock
{
    public const int Length = 64;

    private ulong joiners;
    private ulong ideographs;
    private ulong beyondAscii;
    private ulong written;
    private ulong repeats;

    /// <summary>Gets the characters that belong to words, apostrophes and hyphens inside words included.</summary>
    public ulong Words { get; private set; }

    /// <summary>Gets the characters outside words that are neither white space nor controls; the first unit of a pair.</summary>
    public ulong Symbols { get; private set; }

    /// <summary>Gets all characters outside words but the space.</summary>
    public readonly ulong Marks => written & ~Words;

    /// <summary>Gets the small letters of ASCII.</summary>
    public ulong SmallLetters { get; private set; }

    /// <summary>Gets where three characters of words may be the same letter, whatever its case; a few are not.</summary>
    public readonly ulong Triples => repeats & (repeats >> 1) & Words & (Words >> 1) & (Words >> 2);

    /// <summary>Gets the exclamation marks.</summary>
    public ulong Exclamations { get; private set; }

    /// <summary>Gets the first characters of words.</summary>
    public readonly ulong Starts => Words & (~(Words << 1) | Cuts);

    /// <summary>Gets the last characters of words.</summary>
    public readonly ulong Lasts => Words & (~(Words >> 1) | Cuts >> 1);

    // Where one word starts right behind another: at an ideograph and behind one.
    private readonly ulong Cuts => ideographs == 0 ? 0 : IdeographStarts | (ideographs << 1 & Words & ~ideographs);

    private ulong IdeographStarts { readonly get; set; }

    /// <summary>Classifies the 64 characters from <paramref name="origin"/> on, or as many as there are.</summary>
    public static CharacterBlock Read(ReadOnlySpan<char> text, int origin)
    {
        CharacterBlock block = default;
        block.ReadAscii(MemoryMarshal.Cast<char, ushort>(text), origin);
        if (block.beyondAscii != 0)
        {
            block.ReadBeyondAscii(text, origin);
        }

        var letters = block.Words & ~block.ideographs;
        var inside = block.joiners & (letters << 1) & (letters >> 1);
        block.Words |= inside;
        block.Symbols |= block.joiners & ~inside;
        return block;
    }

    private void ReadAscii(ReadOnlySpan<ushort> text, int origin)
    {
        if (text.Length >= Length)
        {
            // The last block is read from where 64 characters are left, and shifted into place.
            var from = Math.Min(origin, text.Length - Length);
            Classify(text.Slice(from, Length));
            if (from != origin)
            {
                Shift(origin - from);
            }
        }
        else
        {
            Span<ushort> padded = stackalloc ushort[Length];
            padded.Fill(' ');
            text[origin..].CopyTo(padded);
            Classify(padded);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Classify(ReadOnlySpan<ushort> units)
    {
        var low = Narrow(units[..32]);
        var high = Narrow(units[32..]);
        beyondAscii = Bits(low, high);
        joiners = Bits(IsJoiner(low), IsJoiner(high));
        Words = Bits(IsLetterOrDigit(low), IsLetterOrDigit(high));
        Symbols = Bits(IsVisible(low), IsVisible(high)) & ~(Words | joiners);
        Exclamations = Bits(Is('!', low), Is('!', high));
        written = ~Bits(Is(' ', low), Is(' ', high));
        SmallLetters = Bits(IsLetter(low), IsLetter(high));
        repeats = Repeats(units, low, high);
    }

    // Bit i: the characters i and i + 1 are equal but for case, or one of them is beyond Latin-1, and that isn't known.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Repeats(ReadOnlySpan<ushort> units, Vector256<byte> low, Vector256<byte> high)
    {
        var small = Vector256.Create((byte)0x20);
        var unknown = Bits(Is('\xFF', low), Is('\xFF', high));
        var inLow = Vector256.Equals(low | small, Narrow(units[1..33]) | small).ExtractMostSignificantBits();
        var inHigh = Vector256.Equals(high | small, Narrow(units[31..63]) | small).ExtractMostSignificantBits();
        return inLow | ((ulong)inHigh << 31) | unknown | (unknown >> 1);
    }

    private void Shift(int by)
    {
        Words >>= by;
        Symbols >>= by;
        Exclamations >>= by;
        joiners >>= by;
        beyondAscii >>= by;
        written >>= by;
        SmallLetters >>= by;
        repeats >>= by;
    }

    private void ReadBeyondAscii(ReadOnlySpan<char> text, int origin)
    {
        for (var left = beyondAscii; left != 0;)
        {
            var i = BitOperations.TrailingZeroCount(left);
            var characterClass = Characters.ClassAt(text, origin + i, out var units);
            var bits = (units == 2 ? 3UL : 1UL) << i;
            Add(characterClass, bits, 1UL << i);
            left &= ~bits;
        }
    }

    private void Add(CharacterClass characterClass, ulong bits, ulong first)
    {
        switch (characterClass)
        {
            case CharacterClass.Letter:
                Words |= bits;
                break;
            case CharacterClass.Ideograph:
                Words |= bits;
                ideographs |= bits;
                IdeographStarts |= first;
                break;
            case CharacterClass.Mark when ((Words << 1) & first) != 0:
                Words |= bits;
                ideographs |= ((ideographs << 1) & first) != 0 ? bits : 0;
                break;
            case CharacterClass.Joiner:
                joiners |= bits;
                break;
            case CharacterClass.Symbol:
                Symbols |= first;
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Narrow(ReadOnlySpan<ushort> units) =>
        Vector256.NarrowWithSaturation(Vector256.Create(units[..16]), Vector256.Create(units[16..]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsLetterOrDigit(Vector256<byte> units) =>
        IsLetter(units | Vector256.Create((byte)0x20))
        | Vector256.LessThan(units - Vector256.Create((byte)'0'), Vector256.Create((byte)10));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsJoiner(Vector256<byte> units) =>
        Is(Characters.Apostrophe, units) | Is(Characters.Hyphen, units);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsLetter(Vector256<byte> small) =>
        Vector256.LessThan(small - Vector256.Create((byte)'a'), Vector256.Create((byte)26));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Is(char character, Vector256<byte> units) =>
        Vector256.Equals(units, Vector256.Create((byte)character));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsVisible(Vector256<byte> units) =>
        Vector256.LessThan(units - Vector256.Create((byte)'!'), Vector256.Create((byte)('~' - '!' + 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
}

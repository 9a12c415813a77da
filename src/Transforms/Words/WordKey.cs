using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NlpMlNet.Words;

/// <summary>A folded word of at most 16 characters of Latin-1, packed into 16 bytes: comparing two words is one instruction.</summary>
/// <remarks>
/// Setting the bit 0x20 maps the letters of ASCII and Latin-1 to lower case and leaves digits, apostrophe and hyphen alone. The
/// one exception, ß, would become ÿ (0xFF); words with either letter have no key, which leaves 0xFF as the sign of a character
/// that doesn't fit. Nearly all words of English and French have a key.
/// </remarks>
internal readonly struct WordKey : IEquatable<WordKey>
{
    public const int MaxLength = 16;

    private readonly Vector128<byte> bytes;

    private WordKey(Vector128<byte> bytes) => this.bytes = bytes;

    /// <summary>Gets the packed bytes, one a character, zeros behind the word.</summary>
    public Vector128<byte> Bytes => bytes;

    /// <summary>Gets 64 well mixed bits; the upper ones are the best.</summary>
    public ulong Hash
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var halves = bytes.AsUInt64();
            var (low, high) = (halves.GetElement(0), halves.GetElement(1));
            var mixed = (low * 0x9E3779B97F4A7C15UL) ^ ((high + 0x632BE59BD9B4E019UL) * 0xD6E8FEB86659FD93UL);
            return (mixed ^ (mixed >> 32)) * 0xFF51AFD7ED558CCDUL;
        }
    }

    /// <summary>Gets a value indicating whether this is no word's key.</summary>
    public bool IsNone => bytes == Vector128<byte>.Zero;

    /// <summary>Gets the number of characters.</summary>
    public int Length => BitOperations.PopCount(Vector128.GreaterThan(bytes, Vector128<byte>.Zero).ExtractMostSignificantBits());

    public static bool operator ==(WordKey left, WordKey right) => left.bytes == right.bytes;

    public static bool operator !=(WordKey left, WordKey right) => left.bytes != right.bytes;

    /// <summary>Packs a word of a text; folding is part of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPack(ReadOnlySpan<char> text, int start, int length, out WordKey key)
    {
        if (length > MaxLength)
        {
            key = default;
            return false;
        }

        var units = MemoryMarshal.Cast<char, ushort>(text)[start..];
        if (units.Length < MaxLength)
        {
            return TryPackPadded(units, length, out key);
        }

        return TryPack(Vector128.Create(units), Vector128.Create(units[8..]), length, out key);
    }

    /// <summary>Packs a word.</summary>
    public static bool TryPack(ReadOnlySpan<char> word, out WordKey key) => TryPack(word, 0, word.Length, out key);

    /// <summary>Keeps the first characters.</summary>
    public WordKey Prefix(int length) => new(bytes & FirstBytes(length));

    /// <summary>Drops the first characters.</summary>
    public WordKey Without(int length) =>
        new(Vector128.Shuffle(bytes, Vector128<byte>.Indices + Vector128.Create((byte)length)));

    /// <summary>Finds a character; -1 when it isn't there.</summary>
    public int IndexOf(char character) => Vector128.IndexOf(bytes, (byte)character);

    public bool Equals(WordKey other) => this == other;

    public override bool Equals(object? obj) => obj is WordKey other && Equals(other);

    public override int GetHashCode() => (int)(Hash >> 32);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryPackPadded(ReadOnlySpan<ushort> units, int length, out WordKey key)
    {
        Span<ushort> padded = stackalloc ushort[MaxLength];
        padded.Clear();
        units.CopyTo(padded);
        return TryPack(Vector128.Create((ReadOnlySpan<ushort>)padded), Vector128.Create((ReadOnlySpan<ushort>)padded[8..]), length, out key);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPack(Vector128<ushort> low, Vector128<ushort> high, int length, out WordKey key)
    {
        var narrowed = Vector128.NarrowWithSaturation(PlainApostrophe(low), PlainApostrophe(high));
        var folded = (narrowed | Vector128.Create((byte)0x20)) & FirstBytes(length);
        key = new WordKey(folded);
        return !Vector128.EqualsAny(folded, Vector128.Create((byte)0xFF));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> PlainApostrophe(Vector128<ushort> units) => Vector128.ConditionalSelect(
        Vector128.Equals(units, Vector128.Create((ushort)Characters.TypographicApostrophe)),
        Vector128.Create((ushort)Characters.Apostrophe),
        units);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> FirstBytes(int length) =>
        Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
}

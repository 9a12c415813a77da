namespace NlpMlNet.Tokens;

/// <summary>64 bits that stand for a run of characters; growing the run by one character costs one multiplication.</summary>
/// <remarks>
/// After Fowler, Noll and Vo (FNV-1a), over UTF-16 units, with a multiplier whose set bits are spread (the golden ratio's), so
/// that the upper bits depend on every unit. A table finds candidates with it and compares the characters too; buckets of n-grams
/// do not. Models hold weights by bucket, so that the hash of a text must stay what it is.
/// </remarks>
internal static class TextHash
{
    /// <summary>The hash of no characters.</summary>
    public const ulong Empty = 0xCBF29CE484222325UL;

    private const ulong Multiplier = 0x9E3779B97F4A7C15UL;

    public static ulong Extend(ulong hash, char next) => (hash ^ next) * Multiplier;

    public static ulong Extend(ulong hash, ReadOnlySpan<char> next)
    {
        foreach (var unit in next)
        {
            hash = Extend(hash, unit);
        }

        return hash;
    }

    public static ulong Of(ReadOnlySpan<char> characters) => Extend(Empty, characters);
}

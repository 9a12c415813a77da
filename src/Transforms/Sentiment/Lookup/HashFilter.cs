using System.Numerics;
using System.Runtime.CompilerServices;

namespace NlpMlNet.Sentiment;

/// <summary>Tells in a few steps, without a branch, that a hash isn't in a set; small enough for the nearest caches.</summary>
/// <remarks>
/// A bit set of 32 bits or more an item with two of them set (Bloom 1970), both in one word of 64 bits, so that a look reads
/// memory once (Putze, Sanders and Singler 2009). Less than 1 in 100 is let through wrongly.
/// </remarks>
internal readonly struct HashFilter
{
    private readonly ulong[] bits;
    private readonly int shift;

    /// <summary>Initializes a new instance of the <see cref="HashFilter"/> struct.</summary>
    /// <param name="hashes">The hashes in the set; their upper bits and those from 20 to 31 are used.</param>
    public HashFilter(IReadOnlyCollection<ulong> hashes)
    {
        bits = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Count / 2))];
        shift = 64 - BitOperations.Log2((uint)bits.Length);
        foreach (var hash in hashes)
        {
            bits[hash >> shift] |= 1UL << First(hash) | 1UL << Second(hash);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayContain(ulong hash)
    {
        var word = bits[hash >> shift];
        return ((word >> First(hash)) & (word >> Second(hash)) & 1) != 0;
    }

    // A shift goes by the lower six bits.
    private static int First(ulong hash) => (int)(hash >> 20);

    private static int Second(ulong hash) => (int)(hash >> 26);
}

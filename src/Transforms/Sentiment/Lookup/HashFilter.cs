using System.Numerics;
using System.Runtime.CompilerServices;

namespace NlpMlNet.Sentiment;

/// <summary>Tells in a few steps, without a branch, that a hash isn't in a set; small enough for the nearest caches.</summary>
/// <remarks>A bit set of 16 bits or more an item with two hash functions (Bloom 1970): at most 1 in 64 is let through wrongly.</remarks>
internal sealed class HashFilter
{
    private readonly ulong[] bits;
    private readonly int shift;

    /// <summary>Initializes a new instance of the <see cref="HashFilter"/> class.</summary>
    /// <param name="hashes">The hashes in the set; their upper and their lower bits are used.</param>
    public HashFilter(IReadOnlyCollection<ulong> hashes)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, hashes.Count * 16));
        bits = new ulong[size / 64];
        shift = 64 - BitOperations.Log2(size);
        foreach (var hash in hashes)
        {
            bits[First(hash) >> 6] |= 1UL << First(hash);
            bits[Second(hash) >> 6] |= 1UL << Second(hash);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayContain(ulong hash)
    {
        var (first, second) = (First(hash), Second(hash));
        return ((bits[first >> 6] >> first) & (bits[second >> 6] >> second) & 1) != 0;
    }

    private int First(ulong hash) => (int)(hash >> shift);

    private int Second(ulong hash) => (int)((uint)hash >> (shift - 32));
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NlpMlNet.Sentiment;

/// <summary>Tells in one step that a hash isn't in a set; small enough for the processor's nearest cache.</summary>
/// <remarks>A bit set of 32 bits or more an item (Bloom 1970, with one hash function): at most 1 in 32 is let through wrongly.</remarks>
internal sealed class HashFilter
{
    private readonly ulong[] bits;
    private readonly int shift;

    /// <summary>Initializes a new instance of the <see cref="HashFilter"/> class.</summary>
    /// <param name="hashes">The hashes in the set; their upper bits are used.</param>
    public HashFilter(IReadOnlyCollection<ulong> hashes)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, hashes.Count * 32));
        bits = new ulong[size / 64];
        shift = 64 - BitOperations.Log2(size);
        foreach (var hash in hashes)
        {
            var bit = (int)(hash >> shift);
            bits[bit >> 6] |= 1UL << bit;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayContain(ulong hash)
    {
        var bit = (int)(hash >> shift);
        return ((bits[bit >> 6] >> bit) & 1) != 0;
    }
}

using System.Numerics;

namespace NlpMlNet.Tokens;

/// <summary>Which two neighbouring pieces merge into which, and which merge goes before which.</summary>
internal sealed class PairMerges
{
    private readonly ulong[] pairs;
    private readonly (int Rank, int Merged)[] merges;
    private readonly int shift;

    /// <summary>
    /// Initializes a new instance of the <see cref="PairMerges"/> class; of a pair that stands twice, the later rank holds.
    /// </summary>
    public PairMerges(IReadOnlyList<(int Left, int Right, int Merged)> inOrder)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * inOrder.Count));
        pairs = new ulong[size];
        merges = new (int, int)[size];
        shift = 64 - BitOperations.Log2(size);
        for (var rank = 0; rank < inOrder.Count; rank++)
        {
            var (left, right, merged) = inOrder[rank];
            var slot = FindSlot(Pack(left, right));
            pairs[slot] = Pack(left, right);
            merges[slot] = (rank, merged);
        }
    }

    /// <summary>Finds the merge of two neighbours.</summary>
    public bool TryFind(int left, int right, out int rank, out int merged)
    {
        var slot = FindSlot(Pack(left, right));
        (rank, merged) = merges[slot];
        return pairs[slot] != 0;
    }

    // Never 0, which marks a free slot.
    private static ulong Pack(int left, int right) => (((ulong)(uint)left + 1) << 32) | (uint)right;

    private int FindSlot(ulong pair)
    {
        var slot = (int)((pair * 0x9E3779B97F4A7C15) >> shift);
        while (pairs[slot] != 0 && pairs[slot] != pair)
        {
            slot = (slot + 1) & (pairs.Length - 1);
        }

        return slot;
    }
}

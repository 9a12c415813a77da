using System.Numerics;

namespace NlpMlNet.Tokens;

/// <summary>Gives n-grams ids behind those of the vocabulary, by their hashes.</summary>
/// <param name="FirstId">The first bucket's id.</param>
/// <param name="Count">The number of buckets.</param>
internal readonly record struct NgramBuckets(int FirstId, int Count)
{
    private const ulong Multiplier = 0xD6E8FEB86659FD93UL;

    /// <summary>The hash of a run of tokens and the token behind it, from their hashes; the order matters.</summary>
    public static ulong Join(ulong hash, ulong next) => (BitOperations.RotateLeft(hash, 23) ^ next) * Multiplier;

    /// <summary>The id of an n-gram: the upper bits of the mixed hash, scaled to the number of buckets.</summary>
    public int IdOf(ulong hash)
    {
        var mixed = (hash ^ (hash >> 32)) * Multiplier;
        return FirstId + (int)Math.BigMul(mixed, (ulong)Count, out _);
    }
}

using System.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>Where the n-grams of an order are: each is named by the number of its context, an n-gram of the order below, and its last word.</summary>
/// <remarks>
/// <para>Context and word are one number of <see cref="KeyBits"/> bits. A bijection mixes it; its upper bits are the bucket, and the others,
/// the remainder, tell the n-grams of a bucket apart. So no two n-grams are ever taken for each other, and most of the key needs no room
/// (quotienting: Cleary 1984).</para>
/// <para>A record has the remainder in 1 to 4 bytes, the probability, and in all but the highest order the back-off weight.</para>
/// </remarks>
/// <param name="WordBits">The bits of a word.</param>
/// <param name="KeyBits">The bits of a context and a word.</param>
/// <param name="BucketBits">The bits that choose the bucket.</param>
/// <param name="HasBackoff">Whether the records have a back-off weight.</param>
internal readonly record struct NgramLayout(int WordBits, int KeyBits, int BucketBits, bool HasBackoff)
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15; // odd
    private const ulong Inverse = 0xF1DE83E19937733D; // Multiplier * Inverse = 1 (mod 2^64)
    private const int RecordsOfBucket = 8;

    /// <summary>Gets the bits that tell the n-grams of a bucket apart; at most 32.</summary>
    public int RemainderBits => KeyBits - BucketBits;

    /// <summary>Gets the bytes of a remainder.</summary>
    public int RemainderBytes => (RemainderBits + 7) / 8;

    /// <summary>Gets the bytes of a record.</summary>
    public int RecordBytes => RemainderBytes + (HasBackoff ? 2 * sizeof(float) : sizeof(float));

    /// <summary>Gets the number of buckets.</summary>
    public int BucketCount => 1 << BucketBits;

    private ulong KeyMask => (1UL << KeyBits) - 1;

    /// <summary>Chooses a layout.</summary>
    /// <param name="contexts">The number of n-grams of the order below.</param>
    /// <param name="words">The number of words.</param>
    /// <param name="count">The number of n-grams of the order itself.</param>
    /// <param name="hasBackoff">Whether the records have a back-off weight.</param>
    public static NgramLayout Of(int contexts, int words, int count, bool hasBackoff)
    {
        var wordBits = BitsFor(words);
        var keyBits = BitsFor(contexts) + wordBits;
        var bucketBits = Math.Clamp(BitsFor(count / RecordsOfBucket), Math.Max(0, keyBits - 32), Math.Max(0, keyBits - 1));
        return new NgramLayout(wordBits, keyBits, bucketBits, hasBackoff);
    }

    /// <summary>Mixes a context and a word.</summary>
    public ulong Mix(int context, int word)
    {
        var (key, half) = (((ulong)(uint)context << WordBits) | (uint)word, (KeyBits + 1) / 2);
        key ^= key >> half;
        key = (key * Multiplier) & KeyMask;
        key ^= key >> half;
        return (key * Multiplier) & KeyMask;
    }

    /// <summary>Finds the context and the word that <see cref="Mix"/> mixed.</summary>
    public (int Context, int Word) Unmix(ulong key)
    {
        var half = (KeyBits + 1) / 2;
        key = (key * Inverse) & KeyMask;
        key ^= key >> half;
        key = (key * Inverse) & KeyMask;
        key ^= key >> half;
        return ((int)(key >> WordBits), (int)(key & ((1UL << WordBits) - 1)));
    }

    private static int BitsFor(int count) => Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(0, count - 1)));
}

using System.Numerics;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class NgramBucketsTests
{
    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 2_000_000)]
    [InlineData(1_000_000, 1_000_000_000)]
    public void IdOf_AnyHash_IsBehindTheVocabularyAndBelowTheEnd(int firstId, int count)
    {
        var buckets = new NgramBuckets(firstId, count);

        foreach (var hash in new ulong[] { 0, 1, ulong.MaxValue, TextHash.Of("<go"), TextHash.Of("<gp") })
        {
            Assert.InRange(buckets.IdOf(hash), firstId, firstId + count - 1);
        }
    }

    [Fact]
    public void IdOf_DifferentHashes_SpreadEvenly()
    {
        // 100,000 n-grams in 100 buckets: 1,000 each, standard deviation sqrt(1000 * 0.99) = 31.5; six of them are 189.
        var buckets = new NgramBuckets(0, 100);
        var counts = new int[100];
        for (var i = 0; i < 100_000; i++)
        {
            counts[buckets.IdOf(TextHash.Of($"n{i}"))]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 811, 1189));
    }

    [Fact]
    public void Join_TokensInAnotherOrder_GivesAnotherHash() => Assert.NotEqual(
        NgramBuckets.Join(TextHash.Of("not"), TextHash.Of("good")), NgramBuckets.Join(TextHash.Of("good"), TextHash.Of("not")));

    [Fact]
    public void IdOf_Hash_IsItsShareOfTheBuckets()
    {
        // floor(mixed x count / 2^64), where mixed = (hash xor hash / 2^32) x multiplier mod 2^64.
        const ulong Hash = 0x123456789ABCDEF0;
        var mixed = ((BigInteger)(Hash ^ (Hash >> 32)) * 0xD6E8FEB86659FD93UL) & ulong.MaxValue;

        Assert.Equal(7 + (int)((mixed * 1000) >> 64), new NgramBuckets(7, 1000).IdOf(Hash));
    }

    [Fact]
    public void Join_TwoHashes_IsTheSameForever()
    {
        // ((first rotated left by 23) xor second) x multiplier mod 2^64; 2^63 rotated is 2^22. Models hold weights by it.
        var expected = ((BigInteger)((1UL << 22) ^ 5) * 0xD6E8FEB86659FD93UL) & ulong.MaxValue;

        Assert.Equal((ulong)expected, NgramBuckets.Join(1UL << 63, 5));
    }
}

using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.Embeddings;

public sealed class SubwordVectorsTests
{
    [Fact]
    public void TryCompose_SeveralParts_GivesTheirMean()
    {
        // 'né' with single characters and 1000 buckets: buckets 553 (n) and 777 (é), see SubwordNgramsTests.
        var values = new float[2000];
        (values[2 * 553], values[(2 * 553) + 1]) = (1, 2);
        (values[2 * 777], values[(2 * 777) + 1]) = (3, 8);
        var subwords = new SubwordVectors(new SubwordNgrams { Shortest = 1, Longest = 1, BucketCount = 1000 }, values, 2);
        var vector = new float[2];

        Assert.True(subwords.TryCompose("né", vector));

        Assert.Equal([2f, 5f], vector); // (1 + 3) / 2, (2 + 8) / 2
    }

    [Fact]
    public void TryCompose_NoParts_GivesZeros()
    {
        var subwords = new SubwordVectors(new SubwordNgrams { Shortest = 5, Longest = 6, BucketCount = 1 }, [1], 1);
        float[] vector = [7];

        Assert.False(subwords.TryCompose("a", vector));

        Assert.Equal([0f], vector);
    }

    [Fact]
    public void Constructor_WrongNumberOfValues_IsRefused() => Assert.Throws<ArgumentException>(
        () => new SubwordVectors(new SubwordNgrams { BucketCount = 3 }, new float[5], 2));
}

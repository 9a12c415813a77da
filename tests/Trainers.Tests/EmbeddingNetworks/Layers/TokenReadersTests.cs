using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Networks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

/// <summary>What of a text goes into a training step, and what into a prediction.</summary>
public sealed class TokenReadersTests
{
    private static readonly TokenRows Rows = TokenCorpus.Rows([[3], [2, 1, 2, 4]], [0, 1]);

    [Fact]
    public void Read_PooledTokens_HaveTheirFactors()
    {
        var (slots, values, count) = Pooled(new WordDropout(0, 1), training: true);

        Assert.Equal(4, count);
        Assert.Equal([2, 1, 2, 4], slots);
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f], values);
    }

    [Fact]
    public void Read_PooledTokensWhileTraining_AreThoseThatStay()
    {
        var dropout = Dropping(new WordDropout(0.5f, 1), out var stays);

        var (slots, values, count) = Pooled(dropout, training: true);

        Assert.Equal(stays.Count(isKept => isKept), count);
        Assert.Equal(((int[])[2, 1, 2, 4]).Where((_, k) => stays[k]), slots[..count]);
        Assert.All(values[..count], value => Assert.Equal(1f / count, value)); // the mean of those that are left
        Assert.Equal(4, Pooled(dropout, training: false).Count);
    }

    [Fact]
    public void Read_AllTokensLeftOut_KeepsThemAll()
    {
        var dropout = new WordDropout(0.9999f, 1);
        dropout.NextStep();

        Assert.Equal(4, Pooled(dropout, training: true).Count);
    }

    [Fact]
    public void Read_PlacedTokens_HaveFactorOneAndPaddingNone()
    {
        var rows = TokenCorpus.Rows([[3, 0, 5]], [0], length: 3);
        int[] slots = [9, 9, 9];
        float[] values = [9, 9, 9];

        var count = new PlacedTokens(new WordDropout(0, 1)).Read(new Batch(rows, [0], 0, 1), 0, training: true, slots, values);

        Assert.Equal(3, count);
        Assert.Equal([3, 0, 5], slots);
        Assert.Equal([1f, 0, 1], values);
        Assert.Equal(3, new PlacedTokens(new WordDropout(0, 1)).CountAtMost(new Batch(rows, [0], 0, 1), 0));
    }

    [Fact]
    public void Read_PlacedTokensLeftOut_BecomePaddingWhileTrainingAlone()
    {
        var dropout = Dropping(new WordDropout(0.5f, 1), out var stays);
        int[] slots = [9, 9, 9, 9], original = [2, 1, 2, 4];
        var values = new float[4];
        var reader = new PlacedTokens(dropout);

        reader.Read(new Batch(Rows, [0, 1], 1, 1), 0, training: true, slots, values);
        Assert.Equal(original.Select((token, k) => stays[k] ? token : 0), slots);
        Assert.Equal(stays.Select(isKept => isKept ? 1f : 0f), values);

        reader.Read(new Batch(Rows, [0, 1], 1, 1), 0, training: false, slots, values);
        Assert.Equal(original, slots);
    }

    private static (int[] Slots, float[] Values, int Count) Pooled(WordDropout dropout, bool training)
    {
        int[] slots = [9, 9, 9, 9];
        var values = new float[4];
        var reader = new PooledTokens(new TokenFactors(EmbeddingComposition.Mean, [5], [], 2), dropout);
        var batch = new Batch(Rows, [0, 1], 1, 1); // its only row is row 1
        Assert.Equal(4, reader.CountAtMost(batch, 0));
        return (slots, values, reader.Read(batch, 0, training, slots, values));
    }

    /// <summary>A step of dropout that leaves some of row 1's four tokens out and keeps some.</summary>
    private static WordDropout Dropping(WordDropout dropout, out bool[] stays)
    {
        bool[] kept;
        do
        {
            dropout.NextStep();
            kept = [.. Enumerable.Range(0, 4).Select(place => !dropout.LeavesOut(1, place))];
        }
        while (kept.All(isKept => isKept) || kept.All(isKept => !isKept));
        stays = kept;
        return dropout;
    }
}

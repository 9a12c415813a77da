using NlpMlNet.Transformers;

namespace NlpMlNet.Tests.Transformers;

public sealed class EpochBatchesTests
{
    private static readonly EncodedText[] Texts =
        [.. Enumerable.Range(0, 101).Select(row => new EncodedText([.. Enumerable.Repeat(5, 1 + (row * 37 % 101))], null, 0))]; // each length from 1 to 101 once

    [Fact]
    public void Of_AnyEpoch_HoldsEachRowOnce() =>
        Assert.Equal(Enumerable.Range(0, 101), EpochBatches.Of(Texts, batchSize: 10, seed: 1, epoch: 1).SelectMany(batch => batch).Order());

    [Fact]
    public void Of_TextsOfManyLengths_PutsLikeLengthsTogether()
    {
        var batches = EpochBatches.Of(Texts, batchSize: 10, seed: 1, epoch: 1);

        // One pool of 500 rows holds them all: lengths 1 to 10, 11 to 20, ..., and 101 alone, in random order.
        Assert.All(batches, batch => Assert.Equal(batch.Length - 1, batch.Max(row => Texts[row].Length) - batch.Min(row => Texts[row].Length)));
        Assert.NotEqual(batches.OrderBy(batch => Texts[batch[0]].Length), batches);
    }

    [Fact]
    public void Of_AnotherSeedOrEpoch_GivesAnotherOrder()
    {
        var first = Order(seed: 1, epoch: 1);

        Assert.Equal(first, Order(seed: 1, epoch: 1));
        Assert.NotEqual(first, Order(seed: 2, epoch: 1));
        Assert.NotEqual(first, Order(seed: 1, epoch: 2));
    }

    private static IEnumerable<int> Order(int seed, int epoch) => EpochBatches.Of(Texts, batchSize: 10, seed, epoch).SelectMany(batch => batch);
}

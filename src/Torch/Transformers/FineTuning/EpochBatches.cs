using NlpMlNet.Numerics;

namespace NlpMlNet.Transformers;

/// <summary>The order of the rows in an epoch: random, but texts of a batch are of similar length, so that little is padded.</summary>
/// <remarks>
/// Rows are shuffled and cut into pools of 50 batches; a pool is sorted by length and cut into batches; then the batches of the
/// epoch are shuffled, so that length doesn't say when a text comes.
/// </remarks>
internal static class EpochBatches
{
    private const int BatchesPerPool = 50;

    /// <summary>Divides an epoch into batches.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="batchSize">The number of texts in a batch; the last one of a pool may be smaller.</param>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">The epoch, whose order depends on nothing but seed and number: a resumed training goes on with it.</param>
    /// <returns>Row numbers, each once.</returns>
    public static int[][] Of(IReadOnlyList<EncodedText> texts, int batchSize, int seed, int epoch)
    {
        var random = new RandomStream(seed, RandomPurpose.Epoch + (ulong)epoch);
        var rows = Enumerable.Range(0, texts.Count).ToArray();
        random.Shuffle(rows);
        var batches = rows
            .Chunk(checked(BatchesPerPool * batchSize))
            .SelectMany(pool => pool.OrderBy(row => texts[row].Length).Chunk(batchSize))
            .ToArray();
        var order = Enumerable.Range(0, batches.Length).ToArray();
        random.Shuffle(order);
        return [.. order.Select(batch => batches[batch])];
    }
}

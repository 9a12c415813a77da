namespace NlpMlNet.WordVectorTraining;

/// <summary>How much text is learnt from at once, before the table changes.</summary>
/// <remarks>
/// Steps of one batch don't see each other. A row that many of them change overshoots, and in a text of few different words the vectors would
/// grow without end. So the pull on the row of the most frequent word, the learning rate times the number of its targets and negative
/// samples, is kept below a bound. Texts of some thousand different words and more allow the largest batches.
/// </remarks>
/// <param name="ChunkLength">The most ids of a chunk, a power of two; the chunk is the batch of lock-free training.</param>
/// <param name="ChunksPerBlock">The chunks of a block, the batch of reproducible training.</param>
internal readonly record struct BatchPlan(int ChunkLength, int ChunksPerBlock)
{
    private const int ShortestChunk = 4;
    private const int MostChunks = 16;
    private const double StrongestPull = 5;

    /// <summary>Finds the largest batches that keep the bound.</summary>
    public static BatchPlan For(ReadOnlySpan<long> counts, WordVectorTrainingOptions options)
    {
        double total = 0, kept = 0, most = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        foreach (var count in counts)
        {
            var remaining = count * Subsampling.KeepProbability(count / total, options.Subsampling);
            kept += remaining;
            most = Math.Max(most, remaining);
        }

        // A word has window + 1 words around it on average: the width is drawn from 1 to window, and there are two sides.
        var pullOfAWord = options.LearningRate * (options.Window + 1) * (1 + options.Negatives) * (most / kept);
        var ids = Math.Max(1, StrongestPull / pullOfAWord * (total / kept));
        var length = (int)Math.Clamp(Math.Pow(2, Math.Floor(Math.Log2(ids))), ShortestChunk, Chunk.MaximumLength);
        return new BatchPlan(length, (int)Math.Clamp(ids / length, 1, MostChunks));
    }
}

using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class ChunkQueueTests(ScoringWorkplace place) : IClassFixture<ScoringWorkplace>
{
    private readonly List<long> written = [];

    [Fact]
    public void Give_InAnyOrder_WritesInOrder()
    {
        using var queue = Create(capacity: 4, chunk => written.Add(chunk.Index));
        var chunks = Enumerable.Range(0, 4).Select(index => Numbered(queue.Take(), index)).ToArray();

        queue.Give(chunks[2]);
        queue.Give(chunks[1]);
        Assert.Empty(written); // 0 is still out
        queue.Give(chunks[0]);
        Assert.Equal([0, 1, 2], written);
        queue.Give(chunks[3]);

        Assert.Equal([0, 1, 2, 3], written);
    }

    [Fact]
    public async Task Take_AllChunksInUse_WaitsUntilOneIsWritten()
    {
        using var queue = Create(capacity: 2, chunk => written.Add(chunk.Index));
        var first = Numbered(queue.Take(), 0);
        var second = Numbered(queue.Take(), 1);
        var third = Task.Run(queue.Take, TestContext.Current.CancellationToken);

        queue.Give(second); // it can't be written before the first
        Assert.False(third.IsCompleted);
        queue.Give(first);

        Assert.True(await third is var taken && (taken == first || taken == second));
    }

    [Fact]
    public async Task Stop_EndsTheWaitingAndTheWriting()
    {
        using var queue = Create(capacity: 1, chunk => written.Add(chunk.Index));
        var chunk = Numbered(queue.Take(), 0);
        var waiting = Task.Run(queue.Take, TestContext.Current.CancellationToken);

        queue.Stop();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        Assert.Throws<OperationCanceledException>(() => queue.Give(chunk));
        Assert.Empty(written);
    }

    [Fact]
    public void Give_WritingFails_WritesNothingAfterwards()
    {
        using var queue = Create(capacity: 2, chunk => throw new IOException("full"));
        var first = Numbered(queue.Take(), 0);
        var second = Numbered(queue.Take(), 1);

        Assert.Throws<IOException>(() => queue.Give(first));
        queue.Give(second); // it would be the turn of the first

        Assert.Empty(written);
    }

    private static RowChunk Numbered(RowChunk chunk, long index)
    {
        chunk.Index = index;
        return chunk;
    }

    private ChunkQueue Create(int capacity, Action<RowChunk> write)
    {
        using var input = new MemoryStream("Text\n"u8.ToArray());
        using var opened = new ScoringInput(place.Multiclass, new BatchScoringOptions { Input = input }, hashed: false, TestContext.Current.CancellationToken);
        var format = opened.Format;
        return new ChunkQueue(capacity, () => new RowChunk(format), write);
    }
}

namespace NlpMlNet.Scoring;

/// <summary>Lends chunks to threads that finish in any order, and has them written in the order of their numbers, one at a time.</summary>
/// <remarks>When all chunks are waiting to be written, the reading waits too, so that memory stays the same.</remarks>
/// <param name="capacity">The largest number of chunks.</param>
/// <param name="make">Makes a chunk.</param>
/// <param name="write">Writes a chunk; it is called by one thread at a time.</param>
internal sealed class ChunkQueue(int capacity, Func<RowChunk> make, Action<RowChunk> write) : IDisposable
{
    private readonly object gate = new();
    private readonly Stack<RowChunk> free = [];
    private readonly Dictionary<long, RowChunk> scored = [];
    private int made;
    private long next;
    private bool stopped;

    /// <summary>Takes a chunk that isn't in use, and waits for one if need be.</summary>
    /// <exception cref="OperationCanceledException"><see cref="Stop"/> came first.</exception>
    public RowChunk Take()
    {
        lock (gate)
        {
            while (free.Count == 0 && made == capacity && !stopped)
            {
                Monitor.Wait(gate);
            }

            ThrowIfStopped();
            if (free.TryPop(out var chunk))
            {
                return chunk;
            }

            made++;
            return make();
        }
    }

    /// <summary>Gives a scored chunk back; it is written as soon as all before it are.</summary>
    /// <exception cref="OperationCanceledException"><see cref="Stop"/> came first.</exception>
    public void Give(RowChunk chunk)
    {
        lock (gate)
        {
            ThrowIfStopped();
            scored.Add(chunk.Index, chunk);
            while (scored.Remove(next, out var ready))
            {
                write(ready);
                next++;
                free.Push(ready);
            }

            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Does something while no chunk is being written.</summary>
    /// <exception cref="OperationCanceledException"><see cref="Stop"/> came first.</exception>
    public void BetweenWrites(Action action)
    {
        lock (gate)
        {
            ThrowIfStopped();
            action();
        }
    }

    /// <summary>Ends all waiting; when this returns, nothing is being written and nothing will be.</summary>
    public void Stop()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Stops and disposes of the chunks that no thread has.</summary>
    public void Dispose()
    {
        Stop();
        foreach (var chunk in free.Concat(scored.Values))
        {
            chunk.Dispose();
        }
    }

    private void ThrowIfStopped()
    {
        if (stopped)
        {
            throw new OperationCanceledException();
        }
    }
}

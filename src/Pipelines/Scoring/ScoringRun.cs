using System.Runtime.ExceptionServices;
using NlpMlNet.Models;

namespace NlpMlNet.Scoring;

/// <summary>Scores all rows of an input on several threads and writes them in the input's order.</summary>
/// <remarks>Each thread takes the next rows, scores them into the chunk that holds them, gives it back and takes the next ones.</remarks>
internal sealed class ScoringRun(
    ChunkSource source, ModelBinding binding, OutputFormat format, ScoringOutput output, Checkpoints checkpoints, ProgressMeter progress)
{
    private const int ChunksPerThread = 2; // one at work, one that waits for those before it

    // A model at work on a row and a wait for input can't be interrupted; after this time they are left to themselves.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private Task[] workers = [];
    private Exception? failure;

    /// <summary>Gets a value indicating whether a thread is still at work, as may be after a failure.</summary>
    public bool IsUnderWay => workers.Any(worker => !worker.IsCompleted);

    /// <summary>Scores to the end of the input.</summary>
    /// <param name="work">The number of threads and how the model wants its rows.</param>
    /// <param name="rowsPerChunk">The number of rows that a thread takes at a time; <see langword="null"/> to fit it to the model.</param>
    /// <param name="cancellationToken">Ends the run between two rows or batches; afterwards nothing more is written.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="NlpMlNetException">A row is bad, the model failed, or the output can't be written.</exception>
    public void Run(Workload work, int? rowsPerChunk, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var queue = new ChunkQueue(work.Workers * ChunksPerThread, () => new RowChunk(format), Write);
        using var stopQueue = stop.Token.Register(queue.Stop);
        workers = [.. Enumerable.Range(0, work.Workers).Select(_ => Task.Factory.StartNew(
            () => Work(queue, work, rowsPerChunk, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Await(stop.Token);
        queue.Stop();
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Await(CancellationToken stopped)
    {
        try
        {
            Task.WaitAll(workers, stopped);
        }
        catch (OperationCanceledException)
        {
            Task.WaitAll(workers, Grace);
        }
    }

    private void Work(ChunkQueue queue, Workload work, int? rowsPerChunk, CancellationTokenSource stop)
    {
        try
        {
            ScoreChunks(queue, work, rowsPerChunk, stop.Token);
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref failure, e, null);
            stop.Cancel();
        }
    }

    private void ScoreChunks(ChunkQueue queue, Workload work, int? rowsPerChunk, CancellationToken stopped)
    {
        var size = new ChunkSize(rowsPerChunk ?? work.WindowRows);
        var chunk = queue.Take();
        if (!source.Fill(chunk, size.Rows, stopped))
        {
            return; // a thread without rows needs no model
        }

        using var scorer = MakeScorer(queue, work, stopped);
        do
        {
            progress.Take(chunk.RowsRead);
            chunk.HtmlTexts = binding.Html.CountIn(chunk);
            size.Begin();
            scorer.Score(chunk, stopped);
            size.End();
            queue.Give(chunk);
            chunk = queue.Take();
        }
        while (source.Fill(chunk, size.Rows, stopped));
    }

    private IChunkScorer MakeScorer(ChunkQueue queue, Workload work, CancellationToken stopped) => work.WindowRows is null
        ? new RowScorer(binding.BindRow())
        : new WindowScorer(binding, work.ThreadsEach, (chunk, rows) => queue.BetweenWrites(() => progress.Compute(chunk, rows)), stopped);

    private void Write(RowChunk chunk)
    {
        output.Write(chunk);
        var recorded = checkpoints.After(chunk.Mark);
        progress.Write(chunk, output.Position, recorded);
    }
}

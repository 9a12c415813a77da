using Microsoft.ML;
using NlpMlNet.Hosting;

namespace NlpMlNet.Scoring;

/// <summary>Scores a chunk at a time, for a model that computes in batches.</summary>
internal sealed class WindowScorer : IChunkScorer
{
    private readonly ChunkView input;
    private readonly IDataView output;
    private readonly Predictions predictions;
    private readonly IReadOnlyList<ModelInput> inputs;
    private readonly Action<RowChunk, int> computed;

    /// <param name="binding">The model.</param>
    /// <param name="threads">The number of threads that the model uses; 0 leaves it to the model.</param>
    /// <param name="computed">Receives, after each batch, its chunk and its number of rows.</param>
    /// <param name="cancellationToken">Ends the scoring between two batches.</param>
    public WindowScorer(ModelBinding binding, int threads, Action<RowChunk, int> computed, CancellationToken cancellationToken)
    {
        this.computed = computed;
        inputs = binding.Inputs;
        var conditions = new BatchConditions { Threads = threads, CancellationToken = cancellationToken, Computed = Tell, Cut = Count };
        (input, output, predictions) = binding.BindView(conditions);
    }

    public void Score(RowChunk chunk, CancellationToken cancellationToken)
    {
        input.Chunk = chunk;
        var row = 0;
        try
        {
            using var cursor = output.GetRowCursor(predictions.Columns);
            var predict = predictions.Bind(cursor);
            for (; cursor.MoveNext(); row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                chunk.WriteFields(row);
                if (!predict(chunk.Writer))
                {
                    RequireMissing(chunk, row);
                }

                chunk.Writer.EndRow();
            }
        }
        catch (Exception e) when (Cancellation.IsBehind(e))
        {
            throw new OperationCanceledException(e.GetBaseException().Message, e, cancellationToken);
        }
        catch (Exception e) when (BatchFailedException.Behind(e) is { } batch)
        {
            throw Failure(chunk, (int)batch.FirstRow - 1, (int)batch.LastRow - 1, batch.InnerException ?? batch);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or ModelFailedException))
        {
            throw Failure(chunk, row, chunk.Count - 1, e is NlpMlNetException ? e : e.GetBaseException()); // a step before the batches may have failed on any row ahead
        }

        if (row != chunk.Count)
        {
            throw new NlpMlNetException($"The model gave {row} rows for {chunk.Count}: one of its steps drops or adds rows. Leave that step out of the model.");
        }

        chunk.Writer.Flush();
    }

    public void Dispose() => input.Chunk = null;

    private void Tell(int rows) => computed(input.Chunk!, rows); // batches are computed while a chunk is scored

    private void Count(TextCuts cuts) => input.Chunk!.Cuts += cuts;

    private void RequireMissing(RowChunk chunk, int row)
    {
        try
        {
            ModelInput.RequireMissing(inputs, chunk, row);
        }
        catch (NlpMlNetException e)
        {
            throw Failure(chunk, row, row, e);
        }
    }

    private static ModelFailedException Failure(RowChunk chunk, int first, int last, Exception cause) => new(
        first == last
            ? $"{chunk.Places[first]}: the model failed on this row: {RowScorer.CauseOf(cause)}"
            : $"{chunk.Places[first]} to row {chunk.Places[last].Row} (line {chunk.Places[last].Line}): the model failed on one of these rows: {RowScorer.CauseOf(cause)}",
        cause);
}

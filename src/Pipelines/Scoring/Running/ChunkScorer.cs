using NlpMlNet.Scoring.Binding;

namespace NlpMlNet.Scoring.Running;

/// <summary>Scores chunks on one thread.</summary>
/// <param name="model">The model, bound for this thread.</param>
internal sealed class ChunkScorer(BoundModel model) : IDisposable
{
    /// <summary>Scores the rows of a chunk and writes them as the output's rows.</summary>
    /// <exception cref="NlpMlNetException">The model failed on a row; the message says on which.</exception>
    public void Score(RowChunk chunk, CancellationToken cancellationToken)
    {
        var writer = chunk.Writer;
        for (var row = 0; row < chunk.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var column = 0; column < chunk.Columns; column++)
            {
                writer.Write(chunk.Field(row, column));
            }

            Predict(chunk, row);
            writer.EndRow();
        }

        writer.Flush();
    }

    public void Dispose() => model.Dispose();

    private void Predict(RowChunk chunk, int row)
    {
        try
        {
            model.Predict(chunk, row);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new NlpMlNetException($"{chunk.Places[row]}: the model failed on this row: {e.Message}", e);
        }
    }
}

namespace NlpMlNet.Scoring;

/// <summary>Scores row after row.</summary>
/// <param name="model">The model, bound for this thread.</param>
internal sealed class RowScorer(BoundModel model) : IChunkScorer
{
    public void Score(RowChunk chunk, CancellationToken cancellationToken)
    {
        for (var row = 0; row < chunk.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            chunk.WriteFields(row);
            Predict(chunk, row);
            chunk.Writer.EndRow();
        }

        chunk.Writer.Flush();
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

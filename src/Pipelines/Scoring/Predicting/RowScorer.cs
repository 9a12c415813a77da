using NlpMlNet.Hosting;

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
            Predict(chunk, row, cancellationToken);
            chunk.Writer.EndRow();
        }

        chunk.Writer.Flush();
    }

    public void Dispose() => model.Dispose();

    /// <summary>What went wrong, without the number of the row in its chunk: the place in the file is said already.</summary>
    internal static string CauseOf(Exception failure) => failure is RowRefusedException refused ? refused.WithoutRow : failure.Message;

    private void Predict(RowChunk chunk, int row, CancellationToken cancellationToken)
    {
        try
        {
            model.Predict(chunk, row);
        }
        catch (Exception e) when (Cancellation.IsBehind(e))
        {
            throw new OperationCanceledException(e.GetBaseException().Message, e, cancellationToken);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ModelFailedException($"{chunk.Places[row]}: the model failed on this row: {CauseOf(e)}", e);
        }
    }
}

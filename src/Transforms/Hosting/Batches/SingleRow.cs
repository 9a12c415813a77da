using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>Computes the current row as a window of its own, once for each position of the row.</summary>
/// <remarks>
/// The engine lives no longer than the computing: a <see cref="PredictionEngine{TSrc, TDst}"/> doesn't dispose of the row from
/// which it reads, so that a longer life would have no end.
/// </remarks>
internal sealed class SingleRow<TInput, TOutput>(DataViewRow row, BatchPlan<TInput, TOutput> plan)
{
    private readonly Func<TInput> read = plan.MakeReader(row);
    private readonly TOutput[] results = new TOutput[1];
    private long? computed;

    public TOutput Compute()
    {
        if (computed != row.Position)
        {
            var conditions = new BatchConditions { Host = plan.Host };
            conditions.Cancellation.ThrowIfCancellationRequested();
            using var engine = plan.MakeEngine(conditions);
            engine.Compute([read()], results);
            computed = row.Position;
        }

        return results[0];
    }
}

using NlpMlNet.Hosting;

namespace NlpMlNet.Networks;

/// <summary>The batches of one epoch and the optimizer's step for each.</summary>
/// <param name="Rows">The rows to learn from, in the epoch's order.</param>
/// <param name="BatchSize">Rows of a batch; the last one may have fewer.</param>
/// <param name="StepsBefore">Steps taken in earlier epochs.</param>
/// <param name="RateAt">The learning rate after so many rows of the epoch.</param>
/// <param name="Cancellation">Ends the epoch early.</param>
internal sealed record EpochPlan(
    WeightedRows Rows, int BatchSize, long StepsBefore, Func<double, float> RateAt, Cancellation Cancellation)
{
    public int BatchCount => (Rows.Count + BatchSize - 1) / BatchSize;

    public Batch BatchAt(int number)
    {
        var start = number * BatchSize;
        return new Batch(Rows.Rows, Rows.Order, start, Math.Min(BatchSize, Rows.Count - start));
    }

    public UpdateStep StepAt(int number)
    {
        var batch = BatchAt(number);
        return new UpdateStep(StepsBefore + number + 1, RateAt(batch.Start + (batch.Count / 2d)));
    }
}

namespace NlpMlNet.Networks;

/// <summary>One batch after the other; threads share the work of each, so that results don't depend on their number.</summary>
internal sealed class OrderedBatches(BatchPass pass) : IBatchRunner
{
    /// <inheritdoc/>
    public EpochSums Run(EpochPlan plan)
    {
        var sums = default(EpochSums);
        for (var number = 0; number < plan.BatchCount && double.IsFinite(sums.Loss) && !plan.Cancellation.IsCancellationRequested; number++)
        {
            var loss = pass.Train(plan.BatchAt(number), plan.Rows.Weights, plan.StepAt(number));
            sums = sums.Add(loss, pass.GradientNorm);
        }

        return sums;
    }
}

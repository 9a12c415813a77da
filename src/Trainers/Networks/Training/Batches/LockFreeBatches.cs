using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>Each thread takes batches of its own and moves the parameters without waiting for the others (Hogwild, Recht et al., 2011).</summary>
/// <remarks>
/// Where few parameters belong to a batch, threads rarely meet, and a lost update now and then does no harm. Which one is lost
/// is left to chance: no two runs give the same model.
/// </remarks>
/// <param name="passes">A pass for each thread, over networks that share their parameters.</param>
/// <param name="team">The threads.</param>
internal sealed class LockFreeBatches(BatchPass[] passes, WorkerTeam team) : IBatchRunner
{
    /// <inheritdoc/>
    public EpochSums Run(EpochPlan plan)
    {
        var sums = new EpochSums[passes.Length];
        team.Run(plan.BatchCount, (worker, number) =>
        {
            if (double.IsFinite(sums[worker].Loss) && !plan.Cancellation.IsCancellationRequested)
            {
                var loss = passes[worker].Train(plan.BatchAt(number), plan.Rows.Weights, plan.StepAt(number));
                sums[worker] = sums[worker].Add(loss, passes[worker].GradientNorm);
            }
        });
        return new EpochSums(sums.Sum(sum => sum.Loss), sums.Sum(sum => sum.SquaredNorms), sums.Sum(sum => sum.Steps));
    }
}

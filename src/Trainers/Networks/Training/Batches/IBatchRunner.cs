namespace NlpMlNet.Networks;

/// <summary>Takes the steps of an epoch.</summary>
internal interface IBatchRunner
{
    /// <summary>Trains on the batches of an epoch; ends early when it is cancelled or a loss isn't finite.</summary>
    EpochSums Run(EpochPlan plan);
}

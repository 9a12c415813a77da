using NlpMlNet.Networks;

namespace NlpMlNet.CausalModels;

/// <summary>How a language model's training went.</summary>
/// <param name="Reason">What ended it: the last epoch, the validation loss, or a cancellation.</param>
/// <param name="BestEpoch">The epoch whose weights the model holds: the one of least validation loss, or the last one without validation texts.</param>
/// <param name="TrainingTokens">Tokens that were predicted in each epoch.</param>
/// <param name="ValidationTokens">Tokens that were predicted for validation.</param>
/// <param name="History">One record per epoch.</param>
public sealed record CausalTrainingSummary(
    StopReason Reason, int BestEpoch, long TrainingTokens, long ValidationTokens, IReadOnlyList<CausalTrainingEpoch> History)
{
    /// <summary>Gets the seed of the training: with it, the same texts and the same options, the run can be repeated.</summary>
    public required int Seed { get; init; }
}

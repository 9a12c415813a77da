namespace NlpMlNet.Networks;

/// <summary>How a training went: which rule ended it, after how many epochs, and the way there.</summary>
/// <param name="Reason">The rule that ended the training.</param>
/// <param name="Epochs">Epochs done in full.</param>
/// <param name="BestEpoch">The epoch whose parameters the model holds: the one of least validation loss, or the last one without validation rows.</param>
/// <param name="TrainingRows">Rows learnt from.</param>
/// <param name="ValidationRows">Rows held out for validation.</param>
/// <param name="History">One record per epoch.</param>
public sealed record TrainingSummary(
    StopReason Reason, int Epochs, int BestEpoch, int TrainingRows, int ValidationRows, IReadOnlyList<EpochRecord> History);

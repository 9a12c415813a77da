using System.Globalization;

namespace NlpMlNet.Networks;

/// <summary>How a training went: which rule ended it, after how many epochs, and the way there.</summary>
/// <param name="Reason">The rule that ended the training.</param>
/// <param name="Epochs">Epochs done in full.</param>
/// <param name="BestEpoch">The epoch whose parameters the model holds: the one of least validation loss, or the last one without validation rows.</param>
/// <param name="TrainingRows">Rows learnt from.</param>
/// <param name="ValidationRows">Rows held out for validation.</param>
/// <param name="History">One record per epoch.</param>
public sealed record TrainingSummary(
    StopReason Reason, int Epochs, int BestEpoch, int TrainingRows, int ValidationRows, IReadOnlyList<EpochRecord> History)
{
    /// <summary>Gets the seed of the training: with it, the same rows and the same options, the run can be repeated.</summary>
    /// <value>Null for a model that was saved before models kept it.</value>
    public int? Seed { get; init; }

    /// <summary>Says in a sentence how the training ended, for the log.</summary>
    internal string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"Stopped after {Epochs} epochs: {Reason.InWords()}. The model is that of epoch {BestEpoch}, learnt from {TrainingRows} rows, {ValidationRows} held out, with seed {Seed}.");
}

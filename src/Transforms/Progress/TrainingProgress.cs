namespace NlpMlNet.Progress;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">The number of finished passes over the training rows.</param>
/// <param name="MaximumEpochs">The number of passes at which training ends in any case.</param>
/// <param name="Loss">Weighted mean loss of the training rows of the last epoch, or of the rows done in the one under way; not a number where the trainer keeps it to itself.</param>
/// <param name="ValidationLoss">Weighted mean loss of the validation rows after the epoch; <see langword="null"/> within an epoch and without such rows.</param>
/// <param name="RowsPerSecond">Training rows per second in this run so far, with the time for validation.</param>
/// <param name="TimeLeft">The time until the maximum of epochs at the pace so far; a stopping rule may end it sooner.</param>
public sealed record TrainingProgress(
    int Epoch, int MaximumEpochs, double Loss, double? ValidationLoss, double RowsPerSecond, TimeSpan TimeLeft)
{
    /// <summary>Gets the share of the next epoch that is done, for trainings whose epochs take long.</summary>
    /// <value>0: an epoch has just been finished.</value>
    public double PartOfEpoch { get; init; }

    /// <summary>Gets what is done before the first epoch, in words; <see cref="PartOfEpoch"/> is then its share.</summary>
    /// <value><see langword="null"/>: the training is under way.</value>
    public string? Preparation { get; init; }

    /// <summary>Gets what is wrong without ending the training; it is reported once.</summary>
    /// <value><see langword="null"/>: nothing.</value>
    public string? Warning { get; init; }
}

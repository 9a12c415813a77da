namespace NlpMlNet.Recipes;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">The number of finished passes over the training rows.</param>
/// <param name="MaximumEpochs">The number of passes at which training ends in any case.</param>
/// <param name="Loss">The mean training loss of the epoch.</param>
/// <param name="ValidationMetric">The loss on the validation rows; <see langword="null"/> without such rows.</param>
/// <param name="RowsPerSecond">Training rows a second in the epoch.</param>
/// <param name="TimeLeft">The time until the maximum of epochs at this pace.</param>
public readonly record struct RecipeProgress(
    int Epoch, int MaximumEpochs, double Loss, double? ValidationMetric, double RowsPerSecond, TimeSpan TimeLeft)
{
    /// <summary>Gets the share of the next epoch that is done, for trainings whose epochs take long.</summary>
    /// <value>0: an epoch has just been finished.</value>
    public double PartOfEpoch { get; init; }

    /// <summary>Gets what is wrong without ending the training; it is told once.</summary>
    /// <value><see langword="null"/>: nothing.</value>
    public string? Warning { get; init; }
}

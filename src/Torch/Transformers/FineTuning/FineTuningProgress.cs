namespace NlpMlNet.Transformers;

/// <summary>News of a fine-tuning.</summary>
/// <param name="Epoch">The epoch at hand, from 1.</param>
/// <param name="MaximumEpochs">The most epochs there can be.</param>
/// <param name="Rows">Training rows done in this epoch.</param>
/// <param name="RowsInEpoch">Training rows of an epoch.</param>
/// <param name="Loss">Weighted mean loss of the rows done in this epoch.</param>
/// <param name="ValidationLoss">Weighted mean loss of the validation rows after the epoch; null before its end and without validation rows.</param>
/// <param name="ValidationAccuracy">Share of the validation rows that are right after the epoch; null likewise.</param>
/// <param name="RowsPerSecond">Training rows per second in this run so far.</param>
/// <param name="TimeLeft">Time that the remaining epochs would take at the pace so far; a stopping rule may end it sooner.</param>
public sealed record FineTuningProgress(
    int Epoch, int MaximumEpochs, int Rows, int RowsInEpoch, double Loss, double? ValidationLoss, double? ValidationAccuracy, double RowsPerSecond, TimeSpan TimeLeft)
{
    /// <summary>Gets what is wrong without ending the training; it is told once.</summary>
    /// <value><see langword="null"/>: nothing.</value>
    public string? Warning { get; init; }
}

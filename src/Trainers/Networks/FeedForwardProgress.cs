namespace NlpMlNet.Networks;

/// <summary>News of a training, given after every epoch.</summary>
/// <param name="Epoch">The epoch just done, from 1.</param>
/// <param name="MaximumEpochs">The most epochs there can be.</param>
/// <param name="Loss">Weighted mean loss of the training rows in this epoch.</param>
/// <param name="ValidationLoss">Weighted mean loss of the validation rows; null without validation rows.</param>
/// <param name="RowsPerSecond">Training rows per second in this epoch.</param>
/// <param name="TimeLeft">Time that the remaining epochs would take at the pace so far; a stopping rule may end it sooner.</param>
public sealed record FeedForwardProgress(
    int Epoch, int MaximumEpochs, double Loss, double? ValidationLoss, double RowsPerSecond, TimeSpan TimeLeft);

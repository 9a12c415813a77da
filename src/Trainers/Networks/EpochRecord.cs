namespace NlpMlNet.Networks;

/// <summary>What an epoch of training brought.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Loss">Weighted mean loss of the training rows, each measured when its batch came up, without the L2 penalty.</param>
/// <param name="ValidationLoss">Weighted mean loss of the validation rows after the epoch; null without validation rows.</param>
public sealed record EpochRecord(int Epoch, double Loss, double? ValidationLoss);

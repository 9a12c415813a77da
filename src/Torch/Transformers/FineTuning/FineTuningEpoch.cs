namespace NlpMlNet.Transformers;

/// <summary>What an epoch of fine-tuning brought.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Loss">Weighted mean loss of the training rows, each measured when its batch came up.</param>
/// <param name="ValidationLoss">Weighted mean loss of the validation rows after the epoch; null without validation rows.</param>
/// <param name="ValidationAccuracy">Share of the validation rows that are right after the epoch; null without validation rows.</param>
public sealed record FineTuningEpoch(int Epoch, double Loss, double? ValidationLoss, double? ValidationAccuracy);

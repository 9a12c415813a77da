namespace NlpMlNet.CausalModels;

/// <summary>What an epoch of a language model's training brought.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Loss">Mean loss of a training token in nats, measured when its window came up; over a sample where one stands for the vocabulary.</param>
/// <param name="ValidationLoss">Mean negative log probability of a validation token in nats after the epoch; null without validation texts.</param>
public sealed record CausalTrainingEpoch(int Epoch, double Loss, double? ValidationLoss);

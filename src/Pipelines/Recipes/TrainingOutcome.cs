namespace NlpMlNet.Recipes;

/// <summary>How a training in epochs ended.</summary>
/// <param name="Epochs">The number of passes over the training rows.</param>
/// <param name="BestEpoch">The epoch whose weights were kept.</param>
/// <param name="StoppedBy">The stopping rule that ended the training.</param>
public sealed record TrainingOutcome(int Epochs, int BestEpoch, string StoppedBy);

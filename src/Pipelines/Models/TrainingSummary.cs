namespace NlpMlNet.Models;

/// <summary>How a training ended.</summary>
/// <param name="Epochs">The number of passes over the training rows.</param>
/// <param name="BestEpoch">The epoch whose weights were kept.</param>
/// <param name="StoppedBy">The stopping rule that ended the training.</param>
/// <param name="Refitted">Whether the model was then trained again, for that many epochs, on all rows, those held out among them.</param>
/// <param name="Seconds">The time that it took, from reading to the model.</param>
public sealed record TrainingSummary(int Epochs, int BestEpoch, string StoppedBy, bool Refitted, double Seconds);

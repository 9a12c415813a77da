using System.Globalization;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.Transformers;

/// <summary>How a fine-tuning went.</summary>
/// <param name="Reason">What ended it: the last epoch, the validation loss, or a cancellation.</param>
/// <param name="Epochs">Epochs done in full.</param>
/// <param name="BestEpoch">The epoch whose weights the model holds: the one of least validation loss, or the last one without validation rows.</param>
/// <param name="TrainingRows">Rows learnt from.</param>
/// <param name="ValidationRows">Rows held out for validation.</param>
/// <param name="Cuts">What was behind the maximum length, in rows of both kinds.</param>
/// <param name="Device">Where it was computed: "cpu" or "cuda".</param>
/// <param name="History">One record per epoch.</param>
public sealed record FineTuningSummary(
    StopReason Reason, int Epochs, int BestEpoch, int TrainingRows, int ValidationRows, TextCuts Cuts, string Device, IReadOnlyList<FineTuningEpoch> History)
{
    /// <summary>Gets the seed of the training: with it, the same rows and the same options, the run can be repeated.</summary>
    public required int Seed { get; init; }

    /// <summary>Gets what had to be guessed about the checkpoint, one sentence each.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Says in a sentence how the training ended, for the log.</summary>
    internal string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"Stopped after {Epochs} epochs: {Reason.InWords()}. The model is that of epoch {BestEpoch}, learnt from {TrainingRows} rows, {ValidationRows} held out, with seed {Seed}.");
}

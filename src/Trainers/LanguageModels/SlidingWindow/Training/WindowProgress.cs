using NlpMlNet.Networks;
using NlpMlNet.Progress;

namespace NlpMlNet.LanguageModels;

/// <summary>Says how far a training is: after each epoch, and now and then within one.</summary>
/// <param name="options">Who hears of it, and the maximum of epochs.</param>
/// <param name="rows">Rows of an epoch.</param>
internal sealed class WindowProgress(SlidingWindowTrainingOptions options, int rows)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Pace pace = new();
    private int epochsBefore;

    /// <summary>Gets the time since the start of this run.</summary>
    public TimeSpan Elapsed => pace.Elapsed;

    /// <summary>Takes note of the epochs that an earlier run has done.</summary>
    public void StartAfter(int epochs) => epochsBefore = epochs;

    /// <summary>Reports within an epoch, once a second.</summary>
    public void Report(int epochs, int rowsDone, double loss)
    {
        if (options.Progress is not null && rowsDone < rows && pace.IsDue(Interval))
        {
            Report(epochs, (double)rowsDone / rows, loss, null);
        }
    }

    /// <summary>Reports the end of an epoch.</summary>
    public void Report(EpochRecord epoch) => Report(epoch.Epoch, 0, epoch.Loss, epoch.ValidationLoss);

    /// <summary>Reports what is wrong without ending the training.</summary>
    public void Warn(EpochRecord epoch, string warning) =>
        options.Progress?.Report(new TrainingProgress(epoch.Epoch, options.MaximumEpochs, epoch.Loss, epoch.ValidationLoss, 0, TimeSpan.Zero) { Warning = warning });

    private void Report(int epochs, double part, double loss, double? validationLoss)
    {
        var done = epochs + part - epochsBefore;
        options.Progress?.Report(new TrainingProgress(
            epochs, options.MaximumEpochs, loss, validationLoss, pace.PerSecond(done * rows), pace.TimeLeft(done, Math.Max(done, options.MaximumEpochs - epochsBefore)))
        {
            PartOfEpoch = part,
        });
    }
}

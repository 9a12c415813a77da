using NlpMlNet.Progress;

namespace NlpMlNet.Transformers;

/// <summary>Reports how far a fine-tuning is.</summary>
/// <param name="options">Who hears of it, and the number of epochs.</param>
/// <param name="rowsInEpoch">Training rows of an epoch.</param>
/// <param name="clock">The clock; <see langword="null"/> for the system's.</param>
internal sealed class FineTuningPace(TransformerTextClassificationOptions options, int rowsInEpoch, TimeProvider? clock = null)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly Pace pace = new(clock);
    private int? firstEpoch;

    /// <summary>Reports an epoch under way, twice a second at most.</summary>
    public void Report(int epoch, int rows, double loss)
    {
        firstEpoch ??= epoch;
        if (rows < rowsInEpoch && pace.IsDue(Interval))
        {
            Report(epoch, rows, loss, validationLoss: null);
        }
    }

    /// <summary>Reports an epoch that is done.</summary>
    public void ReportEpoch(FineTuningEpoch epoch) => Report(epoch.Epoch, rowsInEpoch, epoch.Loss, epoch.ValidationLoss);

    /// <summary>Reports what is wrong after an epoch.</summary>
    public void Warn(FineTuningEpoch epoch, string warning) => Report(epoch.Epoch, rowsInEpoch, epoch.Loss, epoch.ValidationLoss, warning);

    private void Report(int epoch, int rows, double loss, double? validationLoss, string? warning = null)
    {
        var first = firstEpoch ?? epoch; // what an earlier run did has no part in the pace
        var done = ((double)(epoch - first) * rowsInEpoch) + rows;
        var total = (double)(options.MaximumEpochs - first + 1) * rowsInEpoch;
        var isWhole = rows == rowsInEpoch;
        options.Progress?.Report(new TrainingProgress(
            isWhole ? epoch : epoch - 1, options.MaximumEpochs, loss, validationLoss, pace.PerSecond(done), pace.TimeLeft(done, total))
        {
            PartOfEpoch = isWhole ? 0 : (double)rows / rowsInEpoch,
            Warning = warning,
        });
    }
}

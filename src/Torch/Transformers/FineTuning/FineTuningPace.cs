using System.Diagnostics;

namespace NlpMlNet.Transformers;

/// <summary>Tells how fast a fine-tuning goes and how long it will still take.</summary>
/// <param name="options">Who is told, and the number of epochs.</param>
/// <param name="rowsInEpoch">Training rows of an epoch.</param>
internal sealed class FineTuningPace(TransformerTextClassificationOptions options, int rowsInEpoch)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly long start = Stopwatch.GetTimestamp();
    private TimeSpan lastReport;
    private int? firstEpoch;

    /// <summary>Tells of an epoch under way, twice a second at most.</summary>
    public void Report(int epoch, int rows, double loss)
    {
        firstEpoch ??= epoch;
        var elapsed = Stopwatch.GetElapsedTime(start);
        if (elapsed - lastReport >= Interval)
        {
            lastReport = elapsed;
            Report(new FineTuningEpoch(epoch, loss, null, null), rows, elapsed);
        }
    }

    /// <summary>Tells of an epoch that is done.</summary>
    public void ReportEpoch(FineTuningEpoch epoch) => Report(epoch, rowsInEpoch, Stopwatch.GetElapsedTime(start));

    /// <summary>Tells what is wrong after an epoch.</summary>
    public void Warn(FineTuningEpoch epoch, string warning) => Report(epoch, rowsInEpoch, Stopwatch.GetElapsedTime(start), warning);

    private void Report(FineTuningEpoch epoch, int rows, TimeSpan elapsed, string? warning = null)
    {
        var done = ((double)(epoch.Epoch - (firstEpoch ?? epoch.Epoch)) * rowsInEpoch) + rows;
        var left = ((double)(options.MaximumEpochs - epoch.Epoch) * rowsInEpoch) + rowsInEpoch - rows;
        options.Progress?.Report(new FineTuningProgress(
            epoch.Epoch, options.MaximumEpochs, rows, rowsInEpoch, epoch.Loss, epoch.ValidationLoss, epoch.ValidationAccuracy,
            done / elapsed.TotalSeconds, elapsed * (left / Math.Max(done, 1)))
        {
            Warning = warning,
        });
    }
}

using System.Diagnostics;
using NlpMlNet.Scoring.Files;

namespace NlpMlNet.Scoring.Running;

/// <summary>Tells how far a run has come, a few times a second.</summary>
/// <param name="progress">Who wants to know.</param>
/// <param name="input">What counts the input's bytes.</param>
/// <param name="resumedRows">The rows that an earlier run dealt with.</param>
internal sealed class ProgressMeter(IProgress<ScoringProgress>? progress, InputMeter input, long resumedRows)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly long start = Stopwatch.GetTimestamp();
    private long last = Stopwatch.GetTimestamp();

    /// <summary>Gets the time since the run began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

    /// <summary>Tells it, if it is time to or must be now.</summary>
    public void Report(ScoringPosition position, bool now)
    {
        if (progress is null || (!now && Stopwatch.GetElapsedTime(last) < Interval))
        {
            return;
        }

        last = Stopwatch.GetTimestamp();
        var speed = (position.RowsRead - resumedRows) / Math.Max(Elapsed.TotalSeconds, 1e-6);
        progress.Report(new ScoringProgress(position.RowsRead, position.RowsRejected, speed, input.BytesRead, input.Size, Elapsed));
    }
}

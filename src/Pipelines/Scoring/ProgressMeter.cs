using NlpMlNet.Progress;

namespace NlpMlNet.Scoring;

/// <summary>Reports how far a run has come, a few times a second.</summary>
/// <param name="progress">Who wants to know.</param>
/// <param name="input">What counts the input's bytes.</param>
/// <param name="start">Where an earlier run ended.</param>
/// <param name="clock">The clock; <see langword="null"/> for the system's.</param>
internal sealed class ProgressMeter(IProgress<ScoringProgress>? progress, InputMeter input, ScoringPosition start, TimeProvider? clock = null)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Pace pace = new(clock);
    private readonly long rowsResumed = start.RowsRead;
    private long rowsTaken = start.RowsRead;
    private long rowsAhead;
    private ScoringPosition written = start;

    /// <summary>Gets the time since the run began.</summary>
    public TimeSpan Elapsed => pace.Elapsed;

    /// <summary>Notes that rows have been read, to be scored; any thread may say so.</summary>
    public void Take(int rows) => Interlocked.Add(ref rowsTaken, rows);

    /// <summary>Notes that rows of a chunk are computed, and tells it if it is time to.</summary>
    public void Compute(RowChunk chunk, int rows)
    {
        var more = Math.Min(rows, chunk.Count - chunk.RowsComputed); // several steps of a model may speak of the same rows
        chunk.RowsComputed += more;
        rowsAhead += more;
        Report(now: false);
    }

    /// <summary>Notes that a chunk has been written, and tells it if it is time to or must be now.</summary>
    public void Write(RowChunk chunk, ScoringPosition position, bool now)
    {
        rowsAhead -= chunk.RowsComputed;
        written = position;
        Report(now);
    }

    /// <summary>Tells it, if it is time to or must be now.</summary>
    public void Report(bool now)
    {
        if (progress is null || !(pace.IsDue(Interval) || now))
        {
            return;
        }

        var rows = written.RowsRead + rowsAhead;
        progress.Report(new ScoringProgress(
            rows, written.RowsRejected, pace.PerSecond(rows - rowsResumed), BytesOf(rows), input.Size, Elapsed, TimeLeft(rows)));
    }

    /// <summary>Estimates the time left; what an earlier run did has no part in the pace.</summary>
    private TimeSpan? TimeLeft(long rows)
    {
        var before = BytesOf(rowsResumed);
        return input.Size is { } size && BytesOf(rows) > before ? pace.TimeLeft(BytesOf(rows) - before, size - before) : null;
    }

    /// <summary>Estimates the bytes of the first rows from those of all rows that have been read.</summary>
    private long BytesOf(long rows)
    {
        var taken = Interlocked.Read(ref rowsTaken);
        return rows >= taken ? input.BytesRead : (long)(input.BytesRead * ((double)rows / taken));
    }
}

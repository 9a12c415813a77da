namespace NlpMlNet.Progress;

/// <summary>How fast work goes and how long the rest will take, measured from the moment when this object is made.</summary>
/// <remarks>The unit of work is the caller's: rows, bytes, tokens. What an earlier run did is no work of this one.</remarks>
/// <param name="clock">The clock; <see langword="null"/> for the system's.</param>
internal sealed class Pace(TimeProvider? clock = null)
{
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly long started = (clock ?? TimeProvider.System).GetTimestamp();
    private TimeSpan lastReport;

    /// <summary>Gets the time since the start.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(started);

    /// <summary>The mean speed so far: work per second.</summary>
    /// <param name="done">The work done since the start.</param>
    public double PerSecond(double done) => done / Math.Max(Elapsed.TotalSeconds, 1e-9);

    /// <summary>The time that the rest takes at the mean speed so far: elapsed · (total - done) / done.</summary>
    /// <param name="done">The work done since the start, above 0.</param>
    /// <param name="total">All work from the start to the end, at least <paramref name="done"/>.</param>
    public TimeSpan TimeLeft(double done, double total)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(done);
        return Elapsed * (Math.Max(0, total - done) / done);
    }

    /// <summary>Whether it is time to report: so much time has passed since this was last true, or since the start.</summary>
    /// <param name="interval">The time between two reports.</param>
    public bool IsDue(TimeSpan interval)
    {
        var elapsed = Elapsed;
        if (elapsed - lastReport < interval)
        {
            return false;
        }

        lastReport = elapsed;
        return true;
    }
}

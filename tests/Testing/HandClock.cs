namespace NlpMlNet.Testing;

/// <summary>A clock that is moved by hand.</summary>
public sealed class HandClock : TimeProvider
{
    private long ticks = 1_000_000;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public void Advance(TimeSpan time) => ticks += time.Ticks;
}

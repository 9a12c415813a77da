namespace NlpMlNet.Numerics;

/// <summary>Where threads wait until something has come true: they spin for a moment, then park.</summary>
/// <remarks>
/// A thread that spins goes on at once, but takes a core from those that have work; to park and to be woken costs each side a
/// system call and the waiting thread some 50 µs. So no spin is longer than <see cref="LongestSpin"/>, and spins get
/// shorter while they are in vain: a wait that turns out longer than that halves the next spin, a shorter one doubles it.
/// Cf. Karlin, Li, Manasse and Owicki 1991, on spinning as long as earlier waits suggest.
/// </remarks>
/// <param name="isOver">Whether what is waited for has come true; called often, by several threads.</param>
/// <param name="clock">Measures the waits.</param>
internal sealed class WaitingPlace(Func<bool> isOver, TimeProvider clock)
{
    private const int PausesBetweenLooks = 4;
    private const int LongestByShortest = 64;

    private readonly object gate = new();
    private TimeSpan spin = LongestSpin; // a guess; of threads that change it at once the last one wins
    private int parked;

    /// <summary>Gets the longest spin: 300 µs, which is more than what lies between two jobs of a batch.</summary>
    public static TimeSpan LongestSpin { get; } = TimeSpan.FromMicroseconds(300);

    /// <summary>Gets how long the next thread spins before it parks.</summary>
    public TimeSpan Spin => spin;

    /// <summary>Gets the number of threads that are parked here.</summary>
    public int Parked => Volatile.Read(ref parked);

    /// <summary>Returns when what is waited for has come true.</summary>
    public void Wait()
    {
        if (isOver())
        {
            return;
        }

        var (begun, patience) = (clock.GetTimestamp(), spin);
        while (!isOver())
        {
            if (clock.GetElapsedTime(begun) >= patience)
            {
                Park();
                break;
            }

            Thread.SpinWait(PausesBetweenLooks);
        }

        spin = clock.GetElapsedTime(begun) <= LongestSpin
            ? TimeSpan.FromTicks(Math.Min(patience.Ticks * 2, LongestSpin.Ticks))
            : TimeSpan.FromTicks(Math.Max(patience.Ticks / 2, LongestSpin.Ticks / LongestByShortest));
    }

    /// <summary>Wakes threads that are parked; to be called after what they wait for has been made true.</summary>
    /// <param name="count">The most threads to wake.</param>
    public void Wake(int count)
    {
        // A thread that parks counts itself, then looks; this one has changed something, then looks at the count. One of both sees the other.
        Interlocked.MemoryBarrier();
        if (Parked == 0)
        {
            return;
        }

        lock (gate)
        {
            for (var woken = 0; woken < Math.Min(count, parked); woken++)
            {
                Monitor.Pulse(gate);
            }
        }
    }

    private void Park()
    {
        lock (gate)
        {
            Interlocked.Increment(ref parked);
            while (!isOver())
            {
                Monitor.Wait(gate);
            }

            Interlocked.Decrement(ref parked);
        }
    }
}

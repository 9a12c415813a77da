namespace NlpMlNet.Hosting;

/// <summary>Counts the calls that use native memory, so that it is freed only when its owner was disposed of and no call uses it any more.</summary>
/// <param name="free">Frees the memory; called once.</param>
/// <param name="refuse">Makes the exception for a use that would begin after <see cref="Dispose"/>; it says what to do.</param>
/// <remarks>
/// As <see cref="System.Runtime.InteropServices.SafeHandle"/> counts, but no use begins once the owner was disposed of, even while
/// others go on: the memory is freed after the calls that were under way then. A call counts once, at its door, so that what it
/// calls in turn is not refused in the middle of it.
/// </remarks>
internal sealed class UseCount(Action free, Func<ObjectDisposedException> refuse) : IDisposable
{
    private const int Disposed = int.MinValue; // the sign; the other bits count

    private int state;

    /// <summary>Begins a use; the memory stays until the result is disposed, once.</summary>
    /// <exception cref="ObjectDisposedException">The owner was disposed of.</exception>
    public Use Begin()
    {
        for (var seen = Volatile.Read(ref state); seen >= 0;)
        {
            var found = Interlocked.CompareExchange(ref state, seen + 1, seen);
            if (found == seen)
            {
                return new Use(this);
            }

            seen = found;
        }

        throw refuse();
    }

    /// <summary>Refuses further uses, and frees the memory now or when the last use ends.</summary>
    public void Dispose()
    {
        if (Interlocked.Or(ref state, Disposed) == 0)
        {
            free();
        }
    }

    private void End()
    {
        if (Interlocked.Decrement(ref state) == Disposed)
        {
            free();
        }
    }

    /// <summary>A use under way; the default value is one of memory that needs no counting.</summary>
    internal readonly struct Use(UseCount count) : IDisposable
    {
        /// <summary>Ends the use.</summary>
        public void Dispose() => count?.End();
    }
}

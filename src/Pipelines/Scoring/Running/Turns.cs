namespace NlpMlNet.Scoring.Running;

/// <summary>Lets threads that finish in any order act in the order of their numbers, one at a time.</summary>
internal sealed class Turns
{
    private readonly object gate = new();
    private long next;
    private bool stopped;

    /// <summary>Waits for a number's turn and acts; the next number's turn comes when the action has succeeded.</summary>
    /// <param name="number">The number, from 0; each comes once.</param>
    /// <param name="action">What to do.</param>
    /// <exception cref="OperationCanceledException"><see cref="Stop"/> came first.</exception>
    public void Take(long number, Action action)
    {
        lock (gate)
        {
            while (next != number && !stopped)
            {
                Monitor.Wait(gate);
            }

            if (stopped)
            {
                throw new OperationCanceledException();
            }

            action();
            next++;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Ends all waiting; when this returns, no action is under way and none will begin.</summary>
    public void Stop()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }
    }
}

using System.Runtime.ExceptionServices;

namespace NlpMlNet.Numerics;

/// <summary>Some threads that do the items of a job together, many thousand times a second.</summary>
/// <remarks>
/// The caller works too. Between jobs a worker spins for a moment and then sleeps, so that the phases of a batch follow
/// each other without waking anybody. Who does an item is left to chance; results must not depend on it.
/// </remarks>
internal sealed class WorkerTeam : IDisposable
{
    private const int SpinsBeforeSleep = 2000;

    private readonly Thread[] workers;
    private readonly object gate = new();
    private Action<int, int> job = static (_, _) => { };
    private ExceptionDispatchInfo? failure;
    private int itemCount;
    private int nextItem;
    private int unfinished;
    private int generation; // jobs begun
    private int sleepers;
    private volatile bool closing;

    public WorkerTeam(int size)
    {
        Size = size;
        workers = new Thread[size - 1];
        for (var i = 0; i < workers.Length; i++)
        {
            var worker = i + 1;
            workers[i] = new Thread(() => Work(worker)) { IsBackground = true, Name = $"feedforward {worker}" };
            workers[i].Start();
        }
    }

    /// <summary>Gets the number of workers, the caller included.</summary>
    public int Size { get; }

    /// <summary>Calls <paramref name="body"/> (worker, item) for every item and returns when all are done.</summary>
    public void Run(int items, Action<int, int> body)
    {
        if (workers.Length == 0 || items <= 1)
        {
            for (var item = 0; item < items; item++)
            {
                body(0, item);
            }

            return;
        }

        job = body;
        itemCount = items;
        Volatile.Write(ref nextItem, 0);
        Volatile.Write(ref unfinished, workers.Length);
        Begin();
        DoItems(0);
        var spinner = default(SpinWait);
        while (Volatile.Read(ref unfinished) > 0)
        {
            spinner.SpinOnce(sleep1Threshold: -1);
        }

        var failed = Interlocked.Exchange(ref failure, null);
        failed?.Throw();
    }

    public void Dispose()
    {
        closing = true;
        Begin();
        foreach (var worker in workers)
        {
            worker.Join();
        }
    }

    private void Work(int worker)
    {
        for (var seen = 0; ;)
        {
            seen = WaitForJob(seen);
            if (closing)
            {
                return;
            }

            DoItems(worker);
            Interlocked.Decrement(ref unfinished);
        }
    }

    /// <summary>Waits until the job after the one numbered <paramref name="seen"/> begins.</summary>
    private int WaitForJob(int seen)
    {
        for (var spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (Volatile.Read(ref generation) != seen)
            {
                return seen + 1;
            }

            Thread.SpinWait(8);
        }

        lock (gate)
        {
            sleepers++;
            while (generation == seen)
            {
                Monitor.Wait(gate);
            }

            sleepers--;
        }

        return seen + 1;
    }

    private void Begin()
    {
        lock (gate)
        {
            Volatile.Write(ref generation, generation + 1);
            if (sleepers > 0)
            {
                Monitor.PulseAll(gate);
            }
        }
    }

    private void DoItems(int worker)
    {
        try
        {
            for (int item; (item = Interlocked.Increment(ref nextItem) - 1) < itemCount;)
            {
                job(worker, item);
            }
        }
        catch (Exception e) // handed to the caller of Run, who waits for all workers first
        {
            Volatile.Write(ref nextItem, itemCount);
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
        }
    }
}

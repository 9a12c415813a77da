using System.Runtime.ExceptionServices;

namespace NlpMlNet.Numerics;

/// <summary>Some threads that do the items of a job together, many thousand times a second.</summary>
/// <remarks>
/// The caller works too, and waits for items, not for workers: one that has not woken when all is done is not missed.
/// Who does an item is left to chance; results must not depend on it.
/// </remarks>
internal sealed class WorkerTeam : IDisposable
{
    private readonly Thread[] workers;
    private readonly WaitingPlace forItems;
    private readonly WaitingPlace forTheLast;
    private Action<int, int> job = static (_, _) => { };
    private ExceptionDispatchInfo? failure;
    private int itemCount;
    private int untaken; // items of the job that are not begun yet
    private int unfinished; // items of the job that are not done
    private volatile bool closing;

    public WorkerTeam(int size)
    {
        Size = size;
        forItems = new WaitingPlace(() => Volatile.Read(ref untaken) > 0 || closing, TimeProvider.System);
        forTheLast = new WaitingPlace(() => Volatile.Read(ref unfinished) == 0, TimeProvider.System);
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

    /// <summary>Gets the number of workers that wait for a job without using a processor.</summary>
    public int Parked => forItems.Parked;

    /// <summary>Calls <paramref name="body"/> (worker, item) for every item and returns when all are done.</summary>
    /// <remarks>Items are begun in their order. After an exception those not yet begun are left out, and the first one is thrown.</remarks>
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

        (job, itemCount, unfinished) = (body, items, items);
        Volatile.Write(ref untaken, items);
        forItems.Wake(items - 1);
        DoItems(0);
        forTheLast.Wait();
        Interlocked.Exchange(ref failure, null)?.Throw();
    }

    public void Dispose()
    {
        closing = true;
        forItems.Wake(workers.Length);
        foreach (var worker in workers)
        {
            worker.Join();
        }
    }

    private void Work(int worker)
    {
        for (forItems.Wait(); !closing; forItems.Wait())
        {
            DoItems(worker);
        }
    }

    private void DoItems(int worker)
    {
        var done = 0;
        try
        {
            for (; TryTake(out var item); done++)
            {
                job(worker, item);
            }
        }
        catch (Exception e) // handed to the caller of Run, who waits for all items first
        {
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
            done += 1 + Interlocked.Exchange(ref untaken, 0);
        }

        if (done > 0 && Interlocked.Add(ref unfinished, -done) == 0)
        {
            forTheLast.Wake(1);
        }
    }

    /// <summary>Takes the next item of the job. As long as it isn't done there is no other job, so that all of the job can be read after this.</summary>
    private bool TryTake(out int item)
    {
        for (var left = Volatile.Read(ref untaken); left > 0;)
        {
            var found = Interlocked.CompareExchange(ref untaken, left - 1, left);
            if (found == left)
            {
                item = itemCount - left;
                return true;
            }

            left = found;
        }

        item = -1;
        return false;
    }
}

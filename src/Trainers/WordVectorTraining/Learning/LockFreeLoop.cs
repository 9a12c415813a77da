using NlpMlNet.Hosting;
using NlpMlNet.Numerics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Learns with all threads on one table and without locks: what one thread writes, another may overwrite.</summary>
/// <remarks>
/// Steps touch few of many rows, so that such losses are rare and do no harm (Niu, Recht, Ré and Wright 2011, "Hogwild!"); but they depend on
/// chance, and so does the result.
/// </remarks>
internal static class LockFreeLoop
{
    /// <summary>Runs all epochs, or as many chunks as there are before the cancellation.</summary>
    public static void Run(Learner learner, WorkerTeam team, ProgressMeter meter, Cancellation cancellation)
    {
        Learner.Worker[] workers = [.. Enumerable.Range(0, team.Size).Select(_ => learner.CreateWorker())];
        for (var epoch = 0; epoch < learner.Options.MaximumEpochs && !cancellation.IsCancellationRequested; epoch++)
        {
            var order = learner.OrderOf(epoch);
            var now = epoch;
            team.Run(order.Length, (number, item) =>
            {
                if (cancellation.IsCancellationRequested)
                {
                    return;
                }

                var worker = workers[number];
                worker.Learn(now, order[item], learner.RateAt(meter.Share));
                ShardedUpdates.Apply(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(worker.Step.Updates), worker.Step, learner.Table);
                lock (meter)
                {
                    meter.Count(learner.Chunks[order[item]].Length, worker.Step);
                    meter.Report();
                }
            });
        }
    }
}

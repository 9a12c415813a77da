using NlpMlNet.Hosting;
using NlpMlNet.Numerics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Learns in blocks of chunks, with the same result on any number of threads.</summary>
/// <remarks>
/// First all chunks of a block find their changes, from the table as it is then; then the changes are made, in the order of the chunks, each
/// thread doing other rows. Neither depends on who does what. A block is thus one batch of stochastic gradient descent.
/// </remarks>
internal static class ReproducibleLoop
{
    /// <summary>Runs all epochs, or as many chunks as there are before the cancellation.</summary>
    public static void Run(Learner learner, WorkerTeam team, ProgressMeter meter, Cancellation cancellation)
    {
        var chunksPerBlock = learner.Plan.ChunksPerBlock;
        Learner.Worker[] workers = [.. Enumerable.Range(0, chunksPerBlock).Select(_ => learner.CreateWorker())];
        ShardedUpdates[] updates = [.. workers.Select(_ => new ShardedUpdates())];
        for (var epoch = 0; epoch < learner.Options.MaximumEpochs; epoch++)
        {
            var order = learner.OrderOf(epoch);
            for (var start = 0; start < order.Length; start += chunksPerBlock)
            {
                if (cancellation.IsCancellationRequested)
                {
                    return;
                }

                var (first, count, now) = (start, Math.Min(chunksPerBlock, order.Length - start), epoch);
                var rate = learner.RateAt(meter.Share);
                team.Run(count, (_, slot) =>
                {
                    workers[slot].Learn(now, order[first + slot], rate);
                    updates[slot].Sort(workers[slot].Step.Updates);
                });
                team.Run(ShardedUpdates.Shards, (_, shard) =>
                {
                    for (var slot = 0; slot < count; slot++)
                    {
                        updates[slot].Apply(shard, workers[slot].Step, learner.Table);
                    }
                });
                for (var slot = 0; slot < count; slot++)
                {
                    meter.Count(learner.Chunks[order[start + slot]].Length, workers[slot].Step);
                }

                meter.Report();
            }
        }
    }
}

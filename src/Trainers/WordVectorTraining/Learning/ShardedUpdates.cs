using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NlpMlNet.WordVectorTraining;

/// <summary>A step's changes, sorted by the share of the table that they fall into.</summary>
/// <remarks>The order within a shard is that of the step; a shard's rows are changed by one thread alone, whichever it is.</remarks>
internal sealed unsafe class ShardedUpdates
{
    public const int Shards = 16;

    private const int PrefetchDistance = 4;

    private readonly int[] ends = new int[Shards + 1];
    private RowUpdate[] sorted = [];

    /// <summary>Takes over a step's changes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sort(List<RowUpdate> updates)
    {
        var unsorted = CollectionsMarshal.AsSpan(updates);
        if (sorted.Length < unsorted.Length)
        {
            sorted = new RowUpdate[unsorted.Length * 2];
        }

        Array.Clear(ends);
        foreach (var update in unsorted)
        {
            ends[(update.Row % Shards) + 1]++;
        }

        for (var shard = 1; shard <= Shards; shard++)
        {
            ends[shard] += ends[shard - 1];
        }

        Span<int> next = stackalloc int[Shards];
        ends.AsSpan(0, Shards).CopyTo(next);
        foreach (var update in unsorted)
        {
            sorted[next[update.Row % Shards]++] = update;
        }
    }

    /// <summary>Makes the changes of one shard.</summary>
    public void Apply(int shard, ChunkStep step, RowTable table) => Apply(sorted.AsSpan(ends[shard]..ends[shard + 1]), step, table);

    /// <summary>Makes changes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReadOnlySpan<RowUpdate> updates, ChunkStep step, RowTable table)
    {
        var stride = table.Stride;
        for (var i = 0; i < updates.Length; i++)
        {
            RowKernels.Prefetch(table[updates[Math.Min(i + PrefetchDistance, updates.Length - 1)].Row], stride);
            var update = updates[i];
            RowKernels.Add(update.Scale, step.Source(update.Source), table[update.Row], stride);
        }
    }
}

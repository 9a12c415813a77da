using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

/// <summary>The parameters of a checkpoint, put together from all placements.</summary>
internal static class Parameters
{
    public static SortedDictionary<string, float[]> Read(TransformerCheckpoint checkpoint)
    {
        var parameters = new SortedDictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var group in checkpoint.Placements.GroupBy(placement => placement.Parameter))
        {
            var values = Enumerable.Repeat(float.NaN, (int)group.Sum(placement => placement.Count)).ToArray();
            foreach (var placement in group)
            {
                var row = placement.Shape.Length == 2 ? (int)placement.Shape[1] : 1;
                checkpoint.Read(placement, values.AsSpan(placement.FirstRow * row, (int)placement.Count));
            }

            parameters.Add(group.Key, values);
        }

        return parameters;
    }

    public static SortedDictionary<string, float[]> Read(string folder, TransformerCheckpointOptions? options = null)
    {
        using var checkpoint = TransformerCheckpoint.Load(folder, options);
        return Read(checkpoint);
    }
}

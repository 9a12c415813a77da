using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>A network over token ids in ONNX.</summary>
/// <remarks>
/// Shapes: N texts, T token ids a text, D components of a vector. All texts of a tensor have as many ids; padding, which
/// has no vector, changes nothing where vectors are added up.
/// </remarks>
internal static class EmbeddingOnnx
{
    /// <summary>Writes a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="graph">Where to.</param>
    /// <param name="ids">Token ids, (N, T) of Int32.</param>
    /// <param name="givesSums">Whether the output units' sums are wanted instead of their outputs.</param>
    /// <returns>(N, outputs).</returns>
    public static string Write(EmbeddingFeedForwardModel network, OnnxGraph graph, string ids, bool givesSums)
    {
        var places = FindRows(network.Table.Ids, graph, ids); // (N, T)
        var vectors = network.Table.WriteOnnx(graph, graph.Cast<long>(places)); // (N, T, D)
        var input = network.Composition == EmbeddingComposition.Concatenate
            ? graph.Apply("Flatten", vectors) // (N, T D)
            : network.Factors.WriteOnnx(graph, places, vectors); // (N, D)
        var sums = OnnxLayers.Write(graph, input, network.Layers.Widths, network.Activation, network.Layers.CopyParameters());
        return givesSums ? sums : OnnxLayers.Apply(graph, network.Output, sums);
    }

    /// <summary>The row of each id, 0 for padding and ids without a vector, as floats: the operator maps whole numbers to nothing else.</summary>
    internal static string FindRows(IdSet ids, OnnxGraph graph, string tokens)
    {
        const int LargestExact = 1 << 24;
        if (ids.Count > LargestExact)
        {
            throw new NlpMlNetException(
                $"The network has vectors of {ids.Count:N0} tokens; its ONNX form can tell {LargestExact:N0} apart. "
                + $"Raise {new CodeName(typeof(EmbeddingFeedForwardOptions), nameof(EmbeddingFeedForwardOptions.MinimumCount))}, or lower {new CodeName(typeof(MapTokensToIdsOptions), nameof(MapTokensToIdsOptions.Buckets))}.");
        }

        var keys = ids.Members.Select(id => (long)id);
        var rows = Enumerable.Range(1, ids.Count).Select(row => (float)row);
        return graph.Apply(
            "LabelEncoder", [graph.Cast<long>(tokens)], ("keys_int64s", keys), ("values_floats", rows), ("default_float", 0f));
    }
}

using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.FeedForward;

/// <summary>A feedforward network in ONNX: standardisation, layers, output function.</summary>
internal static class FeedForwardOnnx
{
    /// <summary>Writes a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="graph">Where to.</param>
    /// <param name="features">The features, (N, inputs); sparse ones are written out.</param>
    /// <param name="givesSums">Whether the output units' sums are wanted instead of their outputs.</param>
    /// <returns>(N, outputs).</returns>
    public static string Write(FeedForwardModel network, OnnxGraph graph, string features, bool givesSums)
    {
        var x = graph.Apply("Flatten", features); // vectors of several dimensions become one
        var sums = OnnxLayers.Write(
            graph, Standardize(network.Standardizer, graph, x), network.Shape.Widths, network.Activation, network.Parameters.Span);
        sums = graph.Apply("Add", sums, MissingIfNotFinite(graph, x));
        return givesSums ? sums : OnnxLayers.Apply(graph, network.Output, sums);
    }

    /// <summary>x̂ = (x - shift) scale.</summary>
    private static string Standardize(Standardizer standardizer, OnnxGraph graph, string x)
    {
        x = Combine("Sub", standardizer.Shift, graph, x);
        return Combine("Mul", standardizer.Scale, graph, x);
    }

    /// <summary>(N, 1): 0 for a row of finite features; NaN where one is missing or infinite, as x - x is then.</summary>
    private static string MissingIfNotFinite(OnnxGraph graph, string x) =>
        graph.Apply("ReduceSum", [graph.Apply("Sub", x, x)], ("axes", new[] { 1L }));

    private static string Combine(string operation, ReadOnlySpan<float> values, OnnxGraph graph, string x) =>
        values.IsEmpty ? x : graph.Apply(operation, x, graph.Tensor(values.ToArray(), values.Length));
}

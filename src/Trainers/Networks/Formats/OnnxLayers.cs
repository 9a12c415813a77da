using NlpMlNet.Hosting;

namespace NlpMlNet.Networks;

/// <summary>The parts of every network in ONNX: fully connected layers, activations, output functions.</summary>
internal static class OnnxLayers
{
    private const float InverseRootTwo = 0.70710678f;
    private const float SeluLambda = 1.05070099f;

    /// <summary>Writes fully connected layers, with the activation between any two.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="input">x, (N, inputs).</param>
    /// <param name="widths">Inputs, units of the hidden layers, outputs.</param>
    /// <param name="activation">What the hidden units apply to their sums.</param>
    /// <param name="parameters">Layer by layer: weights by input and output, then biases.</param>
    /// <returns>The output units' sums, (N, outputs).</returns>
    public static string Write(OnnxGraph graph, string input, IReadOnlyList<int> widths, Activation activation, ReadOnlySpan<float> parameters)
    {
        for (var layer = 1; layer < widths.Count; layer++)
        {
            var (inputs, outputs) = (widths[layer - 1], widths[layer]);
            var weights = graph.Tensor(parameters[..(inputs * outputs)].ToArray(), inputs, outputs);
            var biases = graph.Tensor(parameters.Slice(inputs * outputs, outputs).ToArray(), outputs);
            parameters = parameters[((inputs + 1) * outputs)..];
            var sums = graph.Apply("Gemm", input, weights, biases); // x W + b
            input = layer < widths.Count - 1 ? Apply(graph, activation, sums) : sums;
        }

        return input;
    }

    /// <summary>Writes what the output units apply to their sums.</summary>
    public static string Apply(OnnxGraph graph, OutputFunction function, string sums) => function switch
    {
        OutputFunction.Sigmoid => graph.Apply("Sigmoid", sums),
        OutputFunction.Softmax => graph.Apply("Softmax", [sums], ("axis", 1)),
        _ => sums,
    };

    private static string Apply(OnnxGraph graph, Activation activation, string z) => activation.Kind switch
    {
        ActivationKind.Identity => z,
        ActivationKind.ReLU => graph.Apply("Relu", z),
        ActivationKind.LeakyReLU => graph.Apply("LeakyRelu", [z], ("alpha", activation.Alpha)),
        ActivationKind.Sigmoid => graph.Apply("Sigmoid", z),
        ActivationKind.Tanh => graph.Apply("Tanh", z),
        ActivationKind.Softplus => graph.Apply("Softplus", z),
        ActivationKind.ELU => graph.Apply("Elu", [z], ("alpha", activation.Alpha)),
        ActivationKind.SELU => graph.Apply("Selu", [z], ("alpha", activation.Alpha), ("gamma", SeluLambda)),
        ActivationKind.GELU => Gelu(graph, z),
        _ => throw new NotSupportedException($"The activation {activation} has no ONNX form."),
    };

    /// <summary>z (1 + erf(z / √2)) / 2: the operator Gelu is younger than the operators that ML.NET writes.</summary>
    private static string Gelu(OnnxGraph graph, string z)
    {
        var erf = graph.Apply("Erf", graph.Apply("Mul", z, graph.Number(InverseRootTwo)));
        return graph.Apply("Mul", graph.Apply("Mul", z, graph.Number(0.5f)), graph.Apply("Add", erf, graph.Number(1)));
    }
}

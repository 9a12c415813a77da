using NlpMlNet.Checkpoints;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Benchmarks;

/// <summary>Which operators the graph of the peer has.</summary>
internal enum OnnxOperators
{
    /// <summary>Those of the ONNX standard, as an export has them; ONNX Runtime fuses what it recognizes.</summary>
    Standard,

    /// <summary>ONNX Runtime's own fused ones, as its optimizer for transformers writes them.</summary>
    Attention,

    /// <summary>The same, with the newer operator for attention.</summary>
    MultiHeadAttention,
}

/// <summary>A network of BERT's kind as an ONNX model with the same weights: from token ids, (B, T), to hidden states, (B, T, D).</summary>
internal sealed class OnnxBert
{
    private readonly Dictionary<string, Tensor> parameters;
    private readonly TransformerConfiguration sizes;
    private readonly OnnxOperators operators;
    private readonly OnnxGraph graph = new();

    private OnnxBert(TransformerNetwork network, OnnxOperators operators)
    {
        this.operators = operators;
        sizes = network.Configuration;
        parameters = network.named_parameters().ToDictionary(named => named.name, named => named.parameter.detach());
    }

    /// <summary>Builds the model.</summary>
    public static byte[] Build(TransformerNetwork network, OnnxOperators operators)
    {
        using var scope = NewDisposeScope();
        var model = new OnnxBert(network, operators);
        const string Input = "ids";
        var x = model.Embed(Input);
        for (var layer = 0; layer < model.sizes.Layers; layer++)
        {
            x = model.Block(x, $"blocks.{layer}.");
        }

        return model.graph.Build(Input, [Sizes.Batch, Sizes.Tokens], x, [Sizes.Batch, Sizes.Tokens, model.sizes.HiddenSize]);
    }

    private string Embed(string ids)
    {
        var tokens = graph.Operator("Gather", [Constant("embeddings.tokens.weight"), ids]); // (B, T, D)
        var places = parameters["embeddings.positions.weight"].narrow(0, 0, Sizes.Tokens) + parameters["embeddings.types.weight"][0];
        return Norm(graph.Operator("Add", [tokens, Constant(places)]), "embeddings.norm");
    }

    private string Block(string x, string block)
    {
        x = AddAndNorm(x, Attend(x, block + "attention."), block + "attention.output", block + "attention_norm");
        var inner = Multiply(x, block + "feed_forward.expand"); // (B, T, F)
        inner = operators == OnnxOperators.Standard
            ? graph.Operator("Gelu", [graph.Operator("Add", [inner, Constant(block + "feed_forward.expand.bias")])])
            : graph.Fused("BiasGelu", [inner, Constant(block + "feed_forward.expand.bias")]);
        return AddAndNorm(x, inner, block + "feed_forward.contract", block + "feed_forward_norm");
    }

    // LayerNorm(x + inner W + b)
    private string AddAndNorm(string x, string inner, string linear, string norm)
    {
        var change = Multiply(inner, linear);
        return operators == OnnxOperators.Standard
            ? Norm(graph.Operator("Add", [x, graph.Operator("Add", [change, Constant(linear + ".bias")])]), norm)
            : graph.Fused(
                "SkipLayerNormalization",
                [x, change, Constant(norm + ".weight"), Constant(norm + ".bias"), Constant(linear + ".bias")],
                OnnxGraph.Attribute("epsilon", sizes.LayerNormEpsilon));
    }

    private string Attend(string x, string attention)
    {
        var linear = attention + "query_key_value";
        var heads = OnnxGraph.Attribute("num_heads", sizes.Heads);
        return operators switch
        {
            OnnxOperators.Attention => graph.Fused("Attention", [x, Transposed(linear + ".weight"), Constant(linear + ".bias")], heads),
            OnnxOperators.MultiHeadAttention =>
                graph.Fused("MultiHeadAttention", [.. Parts(Multiply(x, linear)), Constant(linear + ".bias")], heads),
            _ => AttendByStandardOperators(Parts(graph.Operator("Add", [Multiply(x, linear), Constant(linear + ".bias")]))),
        };
    }

    private string[] Parts(string queriesKeysValues) =>
        graph.Operators("", "Split", [queriesKeysValues], 3, OnnxGraph.Attribute("axis", -1), OnnxGraph.Attribute("num_outputs", 3));

    private string AttendByStandardOperators(string[] parts)
    {
        var byHeads = graph.Constant([0, 0, sizes.Heads, sizes.HeadSize]);
        var (queries, keys, values) = (Heads(parts[0], 0, 2, 1, 3), Heads(parts[1], 0, 2, 3, 1), Heads(parts[2], 0, 2, 1, 3));
        var scores = graph.Operator("Mul", [graph.Operator("MatMul", [queries, keys]), graph.Constant([1 / MathF.Sqrt(sizes.HeadSize)])]);
        var weights = graph.Operator("Softmax", [scores], OnnxGraph.Attribute("axis", -1));
        var means = graph.Operator("Transpose", [graph.Operator("MatMul", [weights, values])], OnnxGraph.Attribute("perm", [0, 2, 1, 3]));
        return graph.Operator("Reshape", [means, graph.Constant([0, 0, sizes.HiddenSize])]);

        string Heads(string part, params ReadOnlySpan<long> order) =>
            graph.Operator("Transpose", [graph.Operator("Reshape", [part, byHeads])], OnnxGraph.Attribute("perm", order));
    }

    private string Norm(string x, string norm) => graph.Operator(
        "LayerNormalization",
        [x, Constant(norm + ".weight"), Constant(norm + ".bias")],
        OnnxGraph.Attribute("axis", -1),
        OnnxGraph.Attribute("epsilon", sizes.LayerNormEpsilon));

    private string Multiply(string x, string linear) => graph.Operator("MatMul", [x, Transposed(linear + ".weight")]);

    private string Transposed(string parameter) => Constant(parameters[parameter].t());

    private string Constant(string parameter) => Constant(parameters[parameter]);

    private string Constant(Tensor values) => graph.Constant(NetworkWeights.Values(values.contiguous()), values.shape);
}

using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Transformers;

/// <summary>Which parameters learn, and which of them decay.</summary>
internal static class TrainableParameters
{
    /// <summary>Freezes the first blocks and all that lies before them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="frozenBlocks">How many; null freezes nothing.</param>
    public static void Freeze(TransformerNetwork network, int? frozenBlocks)
    {
        foreach (var (name, parameter) in network.named_parameters())
        {
            parameter.requires_grad = !IsFrozen(name, frozenBlocks);
        }
    }

    /// <summary>The parameters that learn: weights, which decay, and biases and norms, which don't.</summary>
    public static (Parameter[] Decaying, Parameter[] Others) Of(TorchSharp.torch.nn.Module network)
    {
        var learning = network.named_parameters().Where(named => named.parameter.requires_grad).ToLookup(named => Decays(named.name), named => named.parameter);
        return ([.. learning[true]], [.. learning[false]]);
    }

    private static bool Decays(string name) =>
        !name.EndsWith("bias", StringComparison.Ordinal) && !name.EndsWith("norm.weight", StringComparison.Ordinal);

    private static bool IsFrozen(string name, int? frozenBlocks)
    {
        var parts = name.Split('.');
        return frozenBlocks is { } blocks
            && (parts[0] == "embeddings" || (parts[0] == "blocks" && int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) < blocks));
    }
}

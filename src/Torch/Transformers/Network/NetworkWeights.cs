using System.Runtime.InteropServices;
using NlpMlNet.Checkpoints;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Transformers;

/// <summary>Brings stored weights into a network on the CPU.</summary>
internal static class NetworkWeights
{
    /// <summary>Makes a network of a checkpoint, as its config.json names it.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    public static TransformerNetwork Read(TransformerCheckpoint checkpoint)
    {
        var network = new TransformerNetwork(checkpoint.Configuration, checkpoint.Head, checkpoint.Labels.Count);
        Fill(network, checkpoint);
        return network;
    }

    /// <summary>Reads a checkpoint's weights into the parameters of the same names.</summary>
    /// <param name="network">The network.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <returns>The parameters that the checkpoint doesn't have, still unset.</returns>
    public static IReadOnlyList<(string Name, Parameter Parameter)> Fill(TransformerNetwork network, TransformerCheckpoint checkpoint)
    {
        var missing = network.named_parameters().ToDictionary(named => named.name, named => named.parameter);
        var parameters = new Dictionary<string, Parameter>(missing);
        foreach (var placement in checkpoint.Placements)
        {
            if (parameters.TryGetValue(placement.Parameter, out var parameter))
            {
                using var rows = parameter.detach().narrow(0, placement.FirstRow, placement.Shape[0]);
                checkpoint.Read(placement, Values(rows));
                missing.Remove(placement.Parameter);
            }
        }

        return [.. missing.Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>The memory of a contiguous float tensor on the CPU.</summary>
    public static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}

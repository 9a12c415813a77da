using System.Runtime.InteropServices;
using NlpMlNet.Checkpoints;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Transformers;

/// <summary>Brings stored weights into a network on the CPU, and weights of a network to a file.</summary>
internal static class NetworkWeights
{
    private const long FloatsOfAPart = 1 << 24; // a tensor may have more bytes than a span

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
                using var scope = TorchSharp.torch.NewDisposeScope(); // a view left over would keep the memory after the network's disposal
                var rows = parameter.detach().narrow(0, placement.FirstRow, placement.Shape[0]);
                checkpoint.Read(placement, Values(rows));
                missing.Remove(placement.Parameter);
            }
        }

        return [.. missing.Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>Saves a network in Hugging Face's layout, without its tokenizer; see <see cref="CheckpointWriter"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="folder">The folder; it is made if need be, and files in it are replaced.</param>
    /// <param name="head">The head that the network has.</param>
    /// <param name="labels">The names of the classes of a classification.</param>
    public static void WriteCheckpoint(TransformerNetwork network, string folder, TransformerHead head, IReadOnlyList<string> labels)
    {
        WithValues(network, values => CheckpointWriter.Write(folder, network.Configuration, head, labels, values));
    }

    /// <summary>Gives the values of a network's parameters, float32, one at a time.</summary>
    /// <param name="network">The network, on any device.</param>
    /// <param name="use">Uses them; values are valid until those of another parameter are asked for.</param>
    public static void WithValues(nn.Module network, Action<ParameterValues> use)
    {
        var parameters = network.named_parameters().ToDictionary(named => named.name, named => named.parameter);
        Tensor? onCpu = null; // the parameter itself, or a copy of this one alone when the network is on another device
        try
        {
            use(ValuesOf);
        }
        finally
        {
            onCpu?.Dispose();
        }

        ReadOnlySpan<float> ValuesOf(string name)
        {
            onCpu?.Dispose();
            using var scope = TorchSharp.torch.NewDisposeScope();
            onCpu = parameters.TryGetValue(name, out var parameter) ? parameter.detach().cpu().to(ScalarType.Float32).DetachFromDisposeScope() : null;
            return onCpu is null ? default : Values(onCpu);
        }
    }

    /// <summary>Goes through a contiguous tensor in parts of at most 64 MiB, in their order.</summary>
    /// <param name="tensor">The tensor, of any size.</param>
    /// <param name="use">Uses a part, a vector that lies in the tensor's memory.</param>
    public static void ForEachPart(Tensor tensor, Action<Tensor> use)
    {
        for (long start = 0, count = tensor.numel(); start < count; start += FloatsOfAPart)
        {
            using var scope = TorchSharp.torch.NewDisposeScope();
            use(tensor.detach().view(-1).narrow(0, start, Math.Min(FloatsOfAPart, count - start)));
        }
    }

    /// <summary>The memory of a contiguous float tensor on the CPU.</summary>
    public static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}

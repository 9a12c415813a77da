using NlpMlNet.Checkpoints;
using NlpMlNet.Transformers;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.CausalModels;

/// <summary>Brings the weights of a checkpoint into a network.</summary>
internal static class CausalWeights
{
    /// <summary>Makes the network of a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="keepsTypes">
    /// Whether 16-bit matrices stay as they are, which takes half the memory and more time; the arithmetic is float32 either way, and
    /// the values are the same. Matrices of several types are all kept as float32.
    /// </param>
    /// <returns>The network, on the CPU.</returns>
    /// <exception cref="NlpMlNetException">A tensor can't be read, or holds what is no finite number.</exception>
    public static CausalNetwork Read(CausalCheckpoint checkpoint, bool keepsTypes)
    {
        var network = new CausalNetwork(checkpoint.Configuration, keepsTypes ? CommonType(checkpoint) : ScalarType.Float32);
        try
        {
            var parameters = network.named_parameters().ToDictionary(named => named.name, named => named.parameter);
            foreach (var placement in checkpoint.Placements)
            {
                Fill(parameters[placement.Parameter], placement, checkpoint);
            }

            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static void Fill(Parameter parameter, TensorPlacement placement, CausalCheckpoint checkpoint)
    {
        using var scope = NewDisposeScope(); // a view left over would keep the memory after the network's disposal
        using var unrecorded = no_grad();
        var rows = parameter.detach().narrow(0, placement.FirstRow, placement.Shape[0]);
        var values = rows.dtype == ScalarType.Float32 ? rows : empty(rows.shape);
        checkpoint.Read(placement, NetworkWeights.Values(values));
        if (!ReferenceEquals(values, rows))
        {
            rows.copy_(values); // what was widened without loss is narrowed without loss
        }
    }

    private static ScalarType CommonType(CausalCheckpoint checkpoint)
    {
        var types = checkpoint.Placements.Where(placement => placement.Shape.Length == 2).Select(checkpoint.TypeOf).Distinct().ToArray();
        return types.Length > 1 ? ScalarType.Float32
            : types[0] == ElementType.BFloat16 ? ScalarType.BFloat16
            : types[0] == ElementType.Float16 ? ScalarType.Float16
            : ScalarType.Float32;
    }
}

using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Transformers;

/// <summary>Writes and reads what a training has learnt after an epoch: the weights, those of the best epoch, the moments of the optimizer.</summary>
internal static class TrainingTensors
{
    /// <summary>Writes them.</summary>
    public static void Save(BinaryWriter writer, nn.Module network, AdamW optimizer, BestWeights best)
    {
        foreach (var (name, parameter) in Learning(network))
        {
            parameter.Save(writer);
            best.Weights[name].Save(writer);
        }

        optimizer.Save(writer);
    }

    /// <summary>Reads them into a network of the same shapes.</summary>
    /// <exception cref="InvalidDataException">The shapes are others.</exception>
    public static void Load(BinaryReader reader, nn.Module network, AdamW optimizer, BestWeights best)
    {
        using var unrecorded = no_grad();
        var weights = new Dictionary<string, Tensor>();
        foreach (var (name, parameter) in Learning(network))
        {
            SavedTensor.LoadInto(parameter, reader);
            weights[name] = empty_like(parameter, device: CPU).DetachFromDisposeScope();
            SavedTensor.LoadInto(weights[name], reader);
        }

        best.Replace(weights);
        optimizer.Load(reader);
    }

    private static IEnumerable<(string Name, Parameter Parameter)> Learning(nn.Module network) =>
        network.named_parameters().Where(named => named.parameter.requires_grad);
}

using NlpMlNet.Checkpoints;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>A network's bytes in a saved model: configuration, head, classes (0 without a classifier), then the weights by name, float32.</summary>
internal static class NetworkFormat
{
    /// <summary>Writes a network.</summary>
    public static void Write(TransformerNetwork network, TransformerHead head, int classes, BinaryWriter writer)
    {
        ConfigurationFormat.Write(network.Configuration, writer);
        writer.Write((byte)head);
        writer.Write(classes);
        using var scope = NewDisposeScope();
        foreach (var (name, parameter) in network.named_parameters())
        {
            writer.Write(name);
            writer.Write(parameter.detach().cpu().contiguous().bytes);
        }
    }

    /// <summary>Reads a network.</summary>
    /// <exception cref="InvalidDataException">Something else stands there.</exception>
    public static TransformerNetwork Read(BinaryReader reader)
    {
        var configuration = ConfigurationFormat.Read(reader);
        var head = (TransformerHead)reader.ReadByte();
        var network = new TransformerNetwork(configuration, head, reader.ReadInt32());
        foreach (var (name, parameter) in network.named_parameters())
        {
            var found = reader.ReadString();
            if (found != name)
            {
                throw new InvalidDataException($"the weights '{found}' stand where '{name}' should");
            }

            using var values = parameter.detach();
            reader.BaseStream.ReadExactly(values.bytes);
        }

        return network;
    }
}

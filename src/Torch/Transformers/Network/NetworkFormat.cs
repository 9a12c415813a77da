using NlpMlNet.Checkpoints;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Transformers;

/// <summary>A network's bytes in a saved model: configuration, head, classes (0 without a classifier), then the weights by name, float32.</summary>
/// <remarks>The weights go from the tensors to the stream and back in parts, without a copy of them.</remarks>
internal static class NetworkFormat
{
    /// <summary>Writes a network.</summary>
    public static void Write(TransformerNetwork network, TransformerHead head, int classes, BinaryWriter writer)
    {
        ConfigurationFormat.Write(network.Configuration, writer);
        writer.Write((byte)head);
        writer.Write(classes);
        foreach (var (name, parameter) in network.named_parameters())
        {
            writer.Write(name);
            NetworkWeights.ForEachPart(parameter, part => writer.Write(part.cpu().bytes));
        }
    }

    /// <summary>Reads a network.</summary>
    /// <exception cref="InvalidDataException">Something else is there.</exception>
    public static TransformerNetwork Read(BinaryReader reader)
    {
        var configuration = ConfigurationFormat.Read(reader);
        var (head, classes) = ((TransformerHead)reader.ReadByte(), reader.ReadInt32());
        RequireWeights(configuration, head, classes, reader.BaseStream);
        var network = new TransformerNetwork(configuration, head, classes);
        try
        {
            foreach (var (name, parameter) in network.named_parameters())
            {
                Read(name, parameter, reader);
            }

            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static void Read(string name, Parameter parameter, BinaryReader reader)
    {
        var found = reader.ReadString();
        if (found != name)
        {
            throw new InvalidDataException($"the weights '{found}' are where '{name}' should be");
        }

        var before = 0L;
        NetworkWeights.ForEachPart(parameter, part =>
        {
            reader.BaseStream.ReadExactly(part.bytes);
            if (FiniteNumbers.FindFault(NetworkWeights.Values(part)) is { } place)
            {
                throw new InvalidDataException($"the weights '{name}' hold {FiniteNumbers.Show(NetworkWeights.Values(part)[place])} as number {before + place}");
            }

            before += part.numel();
        });
    }

    // Before any memory is taken: sizes that a file claims must be those of weights that it has.
    private static void RequireWeights(TransformerConfiguration configuration, TransformerHead head, int classes, Stream stream)
    {
        if (!Enum.IsDefined(head) || classes < 0)
        {
            throw new InvalidDataException($"it claims the head {(int)head} with {classes} classes");
        }

        var needed = sizeof(float) * Layout.Of(configuration, head, classes).All.Where(tensor => !tensor.Optional).Sum(tensor => TensorShape.Count(tensor.Shape));
        var left = stream.Length - stream.Position;
        if (needed > left)
        {
            throw new InvalidDataException($"weights of its sizes take {needed} bytes, and {left} are left");
        }
    }
}

using System.Text;
using NlpMlNet.Checkpoints;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>A network's bytes in a saved model: config.json, the type of the matrices, then the weights by name, each as it is in memory.</summary>
internal static class CausalModelFormat
{
    private const int LongestConfiguration = 1 << 20;
    private static readonly ScalarType[] Types = [ScalarType.Float32, ScalarType.Float16, ScalarType.BFloat16];

    /// <summary>Writes a network.</summary>
    public static void Write(CausalNetwork network, string configurationText, BinaryWriter writer)
    {
        writer.Write(configurationText);
        writer.Write((byte)Array.IndexOf(Types, network.OutputVectors.dtype));
        foreach (var (name, parameter) in network.named_parameters())
        {
            writer.Write(name);
            NetworkWeights.ForEachPart(parameter, part => writer.Write(part.cpu().bytes));
        }
    }

    /// <summary>Reads a network.</summary>
    /// <exception cref="InvalidDataException">Something else is there.</exception>
    public static (CausalNetwork Network, string ConfigurationText) Read(BinaryReader reader)
    {
        var text = reader.ReadString();
        if (text.Length > LongestConfiguration)
        {
            throw new InvalidDataException($"its configuration has {text.Length} characters");
        }

        var configuration = CausalConfigurationReader.Read(JsonFile.Parse("config.json", Encoding.UTF8.GetBytes(text)));
        var type = Types[reader.ReadByte()];
        RequireWeights(configuration, type, reader.BaseStream);
        var network = new CausalNetwork(configuration, type);
        try
        {
            foreach (var (name, parameter) in network.named_parameters())
            {
                Read(name, parameter, reader);
            }

            return (network, text);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static void Read(string name, Tensor parameter, BinaryReader reader)
    {
        var found = reader.ReadString();
        if (found != name)
        {
            throw new InvalidDataException($"the weights '{found}' are where '{name}' should be");
        }

        NetworkWeights.ForEachPart(parameter, part =>
        {
            reader.BaseStream.ReadExactly(part.bytes);
            if (!part.isfinite().all().item<bool>())
            {
                throw new InvalidDataException($"the weights '{name}' hold what is no finite number");
            }
        });
    }

    // Before any memory is taken: sizes that a file claims must be those of weights that it has.
    private static void RequireWeights(CausalConfiguration configuration, ScalarType type, Stream stream)
    {
        var needed = CausalLayout.Of(configuration).All.Sum(tensor => TensorShape.Count(tensor.Shape) * (type == ScalarType.Float32 || tensor.Shape.Length < 2 ? sizeof(float) : sizeof(short)));
        var left = stream.Length - stream.Position;
        if (needed > left)
        {
            throw new InvalidDataException($"weights of its sizes take {needed} bytes, and {left} are left");
        }
    }
}

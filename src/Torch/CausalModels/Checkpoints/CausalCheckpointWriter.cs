using System.Text;
using System.Text.Json.Nodes;
using NlpMlNet.Checkpoints;
using NlpMlNet.Transformers;

namespace NlpMlNet.CausalModels;

/// <summary>Saves a network in Hugging Face's layout, without its tokenizer.</summary>
internal static class CausalCheckpointWriter
{
    // Which of both a file has depends on the version of the library that wrote it.
    private static readonly string[] TypeKeys = ["torch_dtype", "dtype"];

    /// <summary>Writes config.json and model.safetensors, in float32.</summary>
    /// <param name="network">The network.</param>
    /// <param name="configurationText">The config.json that it was made of.</param>
    /// <param name="folder">The folder; it is made if need be, and files in it are replaced.</param>
    public static void Write(CausalNetwork network, string configurationText, string folder)
    {
        var layout = CausalLayout.Of(network.Configuration);
        var sources = layout.Body.Select(tensor => (layout.Prefix + tensor.Source, tensor)).Concat(layout.Head.Select(tensor => (tensor.Source, tensor)));
        NetworkWeights.WithValues(network, values => CheckpointWriter.Write(folder, AsFloat32(configurationText), sources, values));
    }

    private static byte[] AsFloat32(string configurationText)
    {
        var configuration = JsonNode.Parse(configurationText)!.AsObject();
        foreach (var key in TypeKeys.Where(configuration.ContainsKey))
        {
            configuration[key] = "float32";
        }

        return Encoding.UTF8.GetBytes(configuration.ToJsonString(new() { WriteIndented = true }));
    }
}

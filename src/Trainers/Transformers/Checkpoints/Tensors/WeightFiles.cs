namespace NlpMlNet.Transformers;

/// <summary>Finds the weights of a folder.</summary>
internal static class WeightFiles
{
    private const string Safetensors = "model.safetensors";
    private const string IndexEnding = ".index.json";

    /// <summary>Opens the weights: safetensors are preferred, as Hugging Face's library prefers them.</summary>
    public static ITensorFile Open(string folder)
    {
        var safetensors = Path.Combine(folder, Safetensors);
        if (File.Exists(safetensors))
        {
            return SafetensorsFile.Open(safetensors);
        }

        if (File.Exists(safetensors + IndexEnding))
        {
            return ShardedTensors.Open(safetensors + IndexEnding, SafetensorsFile.Open);
        }

        throw new NlpMlNetException(
            $"The folder '{folder}' holds no weights: neither {Safetensors} nor {Safetensors}{IndexEnding}. Get the whole checkpoint.");
    }
}

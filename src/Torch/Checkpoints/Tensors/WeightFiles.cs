namespace NlpMlNet.Checkpoints;

/// <summary>Finds the weights of a folder.</summary>
internal static class WeightFiles
{
    private const string IndexEnding = ".index.json";

    // Hugging Face's library prefers safetensors, too.
    private static readonly (string Name, Func<string, TensorFile> Open)[] Formats =
    [
        ("model.safetensors", SafetensorsFile.Open),
        ("pytorch_model.bin", TorchFile.Open),
    ];

    /// <summary>Whether a folder holds weights.</summary>
    public static bool AreIn(string folder) => Array.Exists(
        Formats, format => File.Exists(Path.Combine(folder, format.Name)) || File.Exists(Path.Combine(folder, format.Name + IndexEnding)));

    /// <summary>Opens the weights: one file before several, safetensors before pickles.</summary>
    public static ITensorFile Open(string folder)
    {
        foreach (var (name, open) in Formats)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                return open(path);
            }

            if (File.Exists(path + IndexEnding))
            {
                return ShardedTensors.Open(path + IndexEnding, open);
            }
        }

        throw new NlpMlNetException(
            $"The folder '{folder}' holds no weights: no {string.Join(", ", Formats.Select(format => $"{format.Name}, {format.Name}{IndexEnding}"))}. "
            + (ForeignWeights.Describe(folder) ?? ForeignWeights.DescribeMisnamed(folder, Formats.Select(format => format.Name)) ?? "Get the whole checkpoint."));
    }
}

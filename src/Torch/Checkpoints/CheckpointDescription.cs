namespace NlpMlNet.Checkpoints;

/// <summary>What config.json says of a checkpoint.</summary>
internal sealed record CheckpointDescription(string Architecture, TransformerConfiguration Configuration, TransformerHead Head, string[] Labels)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "config.json";

    /// <summary>The size of the model described, everything optional included.</summary>
    public ModelSize Size => ModelSize.Of(Configuration, Head, Labels.Length);

    /// <summary>Reads the config.json of a folder.</summary>
    public static CheckpointDescription Read(string folder, bool bodyOnly)
    {
        RequireFile(folder);
        var file = JsonFile.Read(Path.Combine(folder, FileName));
        var configuration = ConfigurationReader.Read(file);
        if (bodyOnly)
        {
            return new CheckpointDescription(
                NlpMlNet.Checkpoints.Architecture.NameOf(configuration.Family, TransformerHead.None), configuration, TransformerHead.None, []);
        }

        var architecture = NlpMlNet.Checkpoints.Architecture.Read(file, configuration.Family);
        return new CheckpointDescription(
            architecture.Name,
            configuration,
            architecture.Head,
            architecture.Head == TransformerHead.Classification ? LabelReader.Read(file) : []);
    }

    private static void RequireFile(string folder)
    {
        const string Layout = "A checkpoint is a folder with config.json, weights and tokenizer.";
        if (!Directory.Exists(folder))
        {
            throw new NlpMlNetException(File.Exists(folder)
                ? $"'{folder}' is a file. {Layout} Give the folder that it lies in, or unpack it if it is an archive."
                : $"There is no folder '{folder}'. {Layout} Check the path: models are not downloaded by their name.");
        }

        if (!File.Exists(Path.Combine(folder, FileName)))
        {
            throw new NlpMlNetException($"The folder '{folder}' has no {FileName}. {ForeignWeights.Describe(folder) ?? $"{Layout} Get the whole checkpoint."}");
        }
    }
}

namespace NlpMlNet.Checkpoints;

/// <summary>What config.json says of a checkpoint.</summary>
internal sealed record CheckpointDescription(string Architecture, TransformerConfiguration Configuration, TransformerHead Head, string[] Labels)
{
    private const string FileName = "config.json";

    /// <summary>The size of the model described, everything optional included.</summary>
    public ModelSize Size => ModelSize.Of(Configuration, Head, Labels.Length);

    /// <summary>Reads the config.json of a folder.</summary>
    public static CheckpointDescription Read(string folder, bool bodyOnly)
    {
        if (!Directory.Exists(folder))
        {
            var found = File.Exists(folder) ? $"'{folder}' is a file." : $"There is no folder '{folder}'.";
            throw new NlpMlNetException($"{found} A checkpoint is a folder with config.json, weights and tokenizer.");
        }

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
}

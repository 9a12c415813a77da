namespace NlpMlNet.Checkpoints;

/// <summary>What config.json says of a checkpoint.</summary>
internal sealed record CheckpointDescription(string Architecture, TransformerConfiguration Configuration, TransformerHead Head, string[] Labels)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "config.json";

    /// <summary>Whether the file doesn't say how many classes there are, so that there are as many as Hugging Face supposes: two.</summary>
    public bool LabelsAreGuessed { get; private init; }

    /// <summary>The size of the model described, everything optional included.</summary>
    public ModelSize Size => ModelSize.Of(Configuration, Head, Labels.Length);

    /// <summary>Reads the config.json of a folder.</summary>
    public static CheckpointDescription Read(string folder, bool bodyOnly)
    {
        var file = JsonFile.Read(RequireFile(folder));
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
            architecture.Head == TransformerHead.Classification ? LabelReader.Read(file) : [])
        {
            LabelsAreGuessed = architecture.Head == TransformerHead.Classification && !LabelReader.AreCounted(file),
        };
    }

    /// <summary>The same with as many classes as the weights have, where the file doesn't say how many there are.</summary>
    public CheckpointDescription WithLabelsOf(ITensorFile weights)
    {
        const string Ends = "classifier.weight";
        var classifier = LabelsAreGuessed
            ? weights.Tensors.FirstOrDefault(tensor => tensor.Shape is [>= 2 and <= ConfigurationLimits.Labels, _] && (tensor.Name.EndsWith(Ends, StringComparison.Ordinal) && !tensor.Name.EndsWith("pre_" + Ends, StringComparison.Ordinal) || tensor.Name.EndsWith("classifier.out_proj.weight", StringComparison.Ordinal)))
            : null;
        return classifier is null ? this : this with { Labels = LabelReader.Unnamed((int)classifier.Shape[0]) };
    }

    /// <summary>The config.json of a folder.</summary>
    /// <exception cref="NlpMlNetException">There is none; the message says what is there instead.</exception>
    public static string RequireFile(string folder)
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

        return Path.Combine(folder, FileName);
    }
}

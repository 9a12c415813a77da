namespace NlpMlNet.Models;

/// <summary>How a model came about: what a reader of a result needs to judge it and to train the model again.</summary>
/// <remarks>A model that was imported was trained elsewhere: what is not known of that is <see langword="null"/>.</remarks>
public sealed record ModelManifest
{
    /// <summary>Gets the name of the recipe; <c>import</c> for an imported model.</summary>
    public required string Recipe { get; init; }

    /// <summary>Gets every setting of the recipe with the value that was used, defaults included.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Gets the seed of everything random; <see langword="null"/> for an imported model.</summary>
    public int? Seed { get; init; }

    /// <summary>Gets the name of the column that holds the texts.</summary>
    public required string TextColumn { get; init; }

    /// <summary>Gets the name of the column that held the classes; <see langword="null"/> for an imported model unless it was named.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>Gets the names of the classes, in the order of the scores.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Gets the data that the model was trained on; <see langword="null"/> for an imported model.</summary>
    public DataFingerprint? TrainingData { get; init; }

    /// <summary>Gets the separate validation data; <see langword="null"/> when a part of the training data was held out.</summary>
    public DataFingerprint? ValidationData { get; init; }

    /// <summary>Gets the number of rows that the weights were learnt from; <see langword="null"/> for an imported model.</summary>
    public int? TrainedRows { get; init; }

    /// <summary>Gets the number of rows that were held out to decide when to stop; <see langword="null"/> for an imported model.</summary>
    public int? ValidationRows { get; init; }

    /// <summary>Gets how the training ended; <see langword="null"/> for an imported model.</summary>
    public TrainingRecord? Training { get; init; }

    /// <summary>Gets the figures on the validation rows; <see langword="null"/> when there were none.</summary>
    public ValidationFigures? Validation { get; init; }

    /// <summary>Gets the column that kept rows together when some were held out; <see langword="null"/> when equal texts alone stayed together.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>Gets what is known of the fingerprints of the texts; <see langword="null"/> when the model has none.</summary>
    public FingerprintRecord? Fingerprints { get; init; }

    /// <summary>Gets the command that trained the model, with the names of files without their folders; <see langword="null"/> when code did it.</summary>
    public string? Command { get; init; }

    /// <summary>Gets the files that the settings name, such as a lexicon: each with the SHA-256 of its bytes, in lower-case hexadecimal digits.</summary>
    /// <value><see langword="null"/>: the settings name none.</value>
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    /// <summary>Gets when the training ended; <see langword="null"/> for an imported model.</summary>
    public DateTimeOffset? TrainedAt { get; init; }

    /// <summary>Gets the checkpoint that an imported model was; <see langword="null"/> for a model that was trained.</summary>
    public ImportedCheckpoint? Checkpoint { get; init; }

    /// <summary>Gets the versions of the software: package name to version.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }
}

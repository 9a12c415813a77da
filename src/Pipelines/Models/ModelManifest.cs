namespace NlpMlNet.Models;

/// <summary>How a model came about: what a reader of a result needs to judge it and to train the model again.</summary>
public sealed record ModelManifest
{
    /// <summary>Gets the name of the recipe.</summary>
    public required string Recipe { get; init; }

    /// <summary>Gets every setting of the recipe with the value that was used, defaults included.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Gets the seed of everything random.</summary>
    public required int Seed { get; init; }

    /// <summary>Gets the name of the column that holds the texts.</summary>
    public required string TextColumn { get; init; }

    /// <summary>Gets the name of the column that held the classes.</summary>
    public required string LabelColumn { get; init; }

    /// <summary>Gets the names of the classes, in the order of the scores.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Gets the data that the model was trained on.</summary>
    public required DataFingerprint TrainingData { get; init; }

    /// <summary>Gets the separate validation data; <see langword="null"/> when a part of the training data was held out.</summary>
    public DataFingerprint? ValidationData { get; init; }

    /// <summary>Gets the number of rows that the weights were learnt from.</summary>
    public required int TrainedRows { get; init; }

    /// <summary>Gets the number of rows that were held out to decide when to stop.</summary>
    public required int ValidationRows { get; init; }

    /// <summary>Gets how the training ended.</summary>
    public required TrainingSummary Training { get; init; }

    /// <summary>Gets the figures on the validation rows; <see langword="null"/> when there were none.</summary>
    public ValidationFigures? Validation { get; init; }

    /// <summary>Gets when the training ended.</summary>
    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>Gets the versions of the software: package name to version.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }
}

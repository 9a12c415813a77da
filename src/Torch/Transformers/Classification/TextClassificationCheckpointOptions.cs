using NlpMlNet.Messages;
using NlpMlNet.Native;
using NlpMlNet.Subwords;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.TextClassificationCheckpointOptions>;

namespace NlpMlNet;

/// <summary>How a checkpoint that was fine-tuned to tell classes of texts apart becomes a model.</summary>
public sealed record TextClassificationCheckpointOptions
{
    /// <summary>Gets the name of the column of second texts, for classes of pairs.</summary>
    /// <value><see langword="null"/> by default: there is none.</value>
    public string? Sentence2ColumnName { get; init; }

    /// <summary>Gets the name of the new column of probabilities, a vector with a slot a class.</summary>
    /// <value>"Score" by default.</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>Gets the name of the new column of predicted labels, a key.</summary>
    /// <value>"PredictedLabel" by default.</value>
    public string OutputColumnName { get; init; } = "PredictedLabel";

    /// <summary>Gets the most tokens of a text, special tokens included; longer ones are cut.</summary>
    /// <value><see langword="null"/> by default: as many as the model can take. At least 8.</value>
    public int? MaximumLength { get; init; }

    /// <summary>Gets which text of a pair gives way.</summary>
    /// <value><see cref="SubwordTruncation.LongestFirst"/> by default.</value>
    public SubwordTruncation Truncation { get; init; } = SubwordTruncation.LongestFirst;

    /// <summary>Gets the number of texts that are computed together.</summary>
    /// <value>32 by default; at least 1.</value>
    public int BatchSize { get; init; } = 32;

    /// <summary>Gets where the network is computed.</summary>
    /// <value><see cref="TransformerDevice.Automatic"/> by default.</value>
    public TransformerDevice Device { get; init; } = TransformerDevice.Automatic;

    /// <summary>Gets the names of all classes, in the order in which the checkpoint numbers them from 0.</summary>
    /// <value><see langword="null"/> by default: the names that the checkpoint's config.json gives them.</value>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentException">Settings are wrong; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of the classifier are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Sentence2ColumnName is null || !string.IsNullOrWhiteSpace(Sentence2ColumnName), nameof(Sentence2ColumnName), "empty", "null or the name of a column"),
        Unless(!string.IsNullOrWhiteSpace(ScoreColumnName), nameof(ScoreColumnName), "empty", "the name of a column"),
        Unless(!string.IsNullOrWhiteSpace(OutputColumnName), nameof(OutputColumnName), "empty", "the name of a column"),
        Unless(MaximumLength is null or >= 8, nameof(MaximumLength), MaximumLength, "at least 8"),
        Unless(Enum.IsDefined(Truncation), nameof(Truncation), Truncation, string.Join(", ", Enum.GetNames<SubwordTruncation>())),
        Unless(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1"),
        Unless(Enum.IsDefined(Device), nameof(Device), Device, "Automatic, Cpu or Cuda"),
        Labels is null ? null : Unless(
            Labels.Distinct(StringComparer.Ordinal).Count() == Labels.Count && !Labels.Any(string.IsNullOrWhiteSpace), nameof(Labels), string.Join(", ", Labels), "a different name for each class"),
    ];
}

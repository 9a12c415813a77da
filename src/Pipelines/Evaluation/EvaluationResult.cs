using NlpMlNet.Models;

namespace NlpMlNet.Evaluation;

/// <summary>A model held against the labelled texts of a file.</summary>
/// <param name="Metrics">The figures on all rows.</param>
/// <param name="Data">The file, and which of its rows were used.</param>
public sealed record EvaluationResult(ClassificationMetrics Metrics, DataFingerprint Data)
{
    /// <summary>Gets how many rows have a text that the model came about with, and the figures without them.</summary>
    /// <value><see langword="null"/>: the model has no fingerprints, so that it isn't known.</value>
    public TextOverlap? Overlap { get; init; }

    /// <summary>Gets the rows that the model got wrong, that of which it was surest first.</summary>
    public required IReadOnlyList<WrongRow> WrongRows { get; init; }

    /// <summary>Gets the labels that were taken for the class that is the same number, such as <c>1.0</c> for the class <c>1</c>.</summary>
    /// <value>None.</value>
    public IReadOnlyDictionary<string, string> SameNumbers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the spellings that were taken for one class each: they differ in white space, invisible characters, or in how letters are composed.</summary>
    /// <value>None.</value>
    public IReadOnlyList<IReadOnlyList<string>> MergedLabels { get; init; } = [];
}

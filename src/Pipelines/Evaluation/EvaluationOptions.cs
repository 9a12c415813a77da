using NlpMlNet.Csv;

namespace NlpMlNet.Evaluation;

/// <summary>Which rows a model is held against, and how.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Gets the name of the column with the texts.</summary>
    /// <value><see langword="null"/>: the one that the model was trained on.</value>
    public string? TextColumn { get; init; }

    /// <summary>Gets the name of the column with the right classes.</summary>
    /// <value><see langword="null"/>: the one that the model was trained on.</value>
    public string? LabelColumn { get; init; }

    /// <summary>Gets how the file is read.</summary>
    public CsvOptions Csv { get; init; } = new();

    /// <summary>Gets which rows are evaluated.</summary>
    /// <value>Empty: all of them.</value>
    public IReadOnlyList<CsvCondition> Where { get; init; } = [];

    /// <summary>Gets a value indicating whether rows without a label are left out, and counted in the metrics.</summary>
    /// <value><see langword="false"/>: such a row is an error, since figures on a part of the rows could mislead.</value>
    public bool SkipUnlabelled { get; init; }

    /// <summary>Gets the labels that say that there is none, such as <c>NA</c>; their rows are left out, and counted as unlabelled in the metrics.</summary>
    /// <value>Empty: whatever is written is a class.</value>
    public IReadOnlyList<string> MissingLabels { get; init; } = [];

    /// <summary>Gets what the model calls the classes that have other names in the file: label of the file to class of the model.</summary>
    /// <value>Empty: the names are the same. A label that isn't named stays as it is; several labels may be one class.</value>
    public IReadOnlyDictionary<string, string> MapLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the number of threads; it doesn't change the result.</summary>
    /// <value><see langword="null"/>: one for each core.</value>
    public int? Threads { get; init; }
}

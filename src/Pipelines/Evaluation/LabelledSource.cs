using NlpMlNet.Csv;

namespace NlpMlNet.Evaluation;

/// <summary>Where labelled texts come from.</summary>
/// <param name="Path">The CSV file.</param>
/// <param name="TextColumn">The column with the texts.</param>
/// <param name="LabelColumn">The column with the classes.</param>
internal sealed record LabelledSource(string Path, string TextColumn, string LabelColumn)
{
    /// <summary>Gets how the file is read.</summary>
    public CsvOptions Csv { get; init; } = new();

    /// <summary>Gets which rows are read; all without a condition.</summary>
    public IReadOnlyList<CsvCondition> Where { get; init; } = [];

    /// <summary>Gets a value indicating whether rows without a label are left out and counted, instead of being an error.</summary>
    public bool SkipUnlabelled { get; init; }

    /// <summary>Gets the labels that say that there is none; such rows are left out and counted as unlabelled.</summary>
    public IReadOnlyList<string> MissingLabels { get; init; } = [];

    /// <summary>Gets the column that says which rows belong together; <see langword="null"/> for none.</summary>
    public string? GroupColumn { get; init; }
}

using Microsoft.ML;
using NlpMlNet.Evaluation;
using NlpMlNet.Models;

namespace NlpMlNet.Training;

/// <summary>The labelled texts of a training, divided into those to learn from and those that decide when to stop.</summary>
internal sealed record TrainingRows
{
    public required IReadOnlyList<LabelledText> Train { get; init; }

    public required IReadOnlyList<LabelledText> Validation { get; init; }

    /// <summary>Gets the validation rows when they were held out of the training file, and none when they have a file of their own.</summary>
    public IReadOnlyList<LabelledText> HeldOut => ValidationFile is null ? Validation : [];

    /// <summary>Gets the names of the classes, in ordinal order.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    public required DataFingerprint TrainingFile { get; init; }

    public DataFingerprint? ValidationFile { get; init; }

    /// <summary>Gets the rows that metrics are computed on, and what they are in words.</summary>
    public (IReadOnlyList<LabelledText> Rows, string Name) EvaluationRows =>
        Validation.Count == 0 ? (Train, "training rows") : (Validation, ValidationFile?.File ?? "held-out rows");

    public static TrainingRows Read(MLContext context, TrainingRequest request)
    {
        var all = LabelledText.ReadAll(context, request.DataPath, request.TextColumn, request.LabelColumn, request.Csv);
        var classes = ClassesOf(all, request);
        var (train, validation) = request.ValidationPath is { } path
            ? (all, ReadValidation(context, request, path, classes))
            : StratifiedSplit.Split(all, row => row.Label, request.ValidationFraction, request.Seed);
        return new TrainingRows
        {
            Train = train,
            Validation = validation,
            Classes = classes,
            TrainingFile = DataFingerprint.Of(request.DataPath, all.Count),
            ValidationFile = request.ValidationPath is { } file ? DataFingerprint.Of(file, validation.Count) : null,
        };
    }

    private static string[] ClassesOf(List<LabelledText> rows, TrainingRequest request)
    {
        string[] classes = [.. rows.Select(row => row.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return classes.Length > 1
            ? classes
            : throw new NlpMlNetException(
                $"All {rows.Count} rows of '{request.DataPath}' have the label '{classes[0]}' in column '{request.LabelColumn}'. "
                + "A classifier needs at least two classes.");
    }

    private static List<LabelledText> ReadValidation(MLContext context, TrainingRequest request, string path, string[] classes)
    {
        var rows = LabelledText.ReadAll(context, path, request.TextColumn, request.LabelColumn, request.Csv);
        var unknown = rows.FindIndex(row => Array.IndexOf(classes, row.Label) < 0);
        return unknown < 0
            ? rows
            : throw new NlpMlNetException(
                $"Row {unknown + 1} of '{path}' has the label '{rows[unknown].Label}', which the training data don't have. "
                + $"Their classes are: {string.Join(", ", classes)}.");
    }
}

using Microsoft.ML;
using NlpMlNet.Evaluation;
using NlpMlNet.Models;
using NlpMlNet.Splits;

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
        Validation.Count == 0 ? (Train, "training rows") : (Validation, ValidationFile is { } file ? NameOf(file) : "held-out rows");

    public required TrainingReview Review { get; init; }

    public static TrainingRows Read(MLContext context, TrainingRequest request)
    {
        var training = LabelledFile.Read(context, request.TrainingSource);
        var classes = ClassesOf(training);
        var validation = request.ValidationSource is { } source ? LabelledFile.Read(context, source) : null;
        RefuseUnknownClass(validation, classes);
        var (train, deciding) = validation is null ? HoldOut(training.Rows, request) : (training.Rows, validation.Rows);
        return new TrainingRows
        {
            Train = train,
            Validation = deciding,
            Classes = classes,
            TrainingFile = training.Fingerprint(),
            ValidationFile = validation?.Fingerprint(),
            Review = TrainingReview.Of(training, validation),
        };
    }

    private static (IReadOnlyList<LabelledText> Train, IReadOnlyList<LabelledText> Validation) HoldOut(
        IReadOnlyList<LabelledText> rows, TrainingRequest request)
    {
        var split = StratifiedSplit.Split([.. rows.Select(row => row.Label)], request.ValidationFraction, request.Seed);
        return ([.. split.Kept.Select(row => rows[row])], [.. split.HeldOut.Select(row => rows[row])]);
    }

    private static string NameOf(DataFingerprint file) =>
        file.Where is null ? file.File : $"{file.File} ({string.Join(", ", file.Where)})";

    private static string[] ClassesOf(LabelledFile file)
    {
        string[] classes = [.. file.Rows.Select(row => row.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return classes.Length > 1
            ? classes
            : throw new NlpMlNetException(
                $"All {file.Rows.Count} rows of '{file.Source.Path}' have the label '{classes[0]}' in column '{file.Source.LabelColumn}'. "
                + "A classifier needs at least two classes.");
    }

    private static void RefuseUnknownClass(LabelledFile? file, string[] classes)
    {
        if (file?.Rows.FirstOrDefault(row => Array.IndexOf(classes, row.Label) < 0) is { } unknown)
        {
            throw new NlpMlNetException(
                $"Row {unknown.Row} of '{file.Source.Path}' has the label '{unknown.Label}', which the training data don't have. "
                + $"Their classes are: {string.Join(", ", classes)}.");
        }
    }
}

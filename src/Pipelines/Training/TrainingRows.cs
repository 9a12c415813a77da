using Microsoft.ML;
using NlpMlNet.Evaluation;
using NlpMlNet.Messages;
using NlpMlNet.Models;
using NlpMlNet.Splits;
using NlpMlNet.Words;

namespace NlpMlNet.Training;

/// <summary>The labelled texts of a training, divided into those to learn from and those that decide when to stop.</summary>
internal sealed record TrainingRows
{
    private const int FewestIds = 200;

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
        RefuseEmptyTexts(training);
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

    /// <summary>Takes the fingerprints of the texts.</summary>
    /// <param name="refitted">Whether the rows that were held out were learnt from in the end.</param>
    /// <param name="seed">The training's seed.</param>
    public TrainingTexts Fingerprints(bool refitted, int seed)
    {
        (IReadOnlyList<LabelledText> learnt, IReadOnlyList<LabelledText> deciding) = refitted ? ([.. Train, .. HeldOut], []) : (Train, Validation);
        return TrainingTexts.Of(learnt.Select(row => row.Text), deciding.Select(row => row.Text), FormattableString.Invariant($"{TrainingFile.Sha256} {seed}"));
    }

    /// <summary>The keys of the texts to learn from, but for empty ones.</summary>
    public HashSet<string> LearntKeys() => Train.Where(row => !row.IsEmpty).Select(row => TextKey.Of(row.Text)).ToHashSet(StringComparer.Ordinal);

    private static (IReadOnlyList<LabelledText> Train, IReadOnlyList<LabelledText> Validation) HoldOut(
        IReadOnlyList<LabelledText> rows, TrainingRequest request)
    {
        var equalTexts = RowGroups.Of([.. rows.Select(row => TextKey.Of(row.Text))]);
        var groups = RowGroups.Join(equalTexts, [.. rows.Select(row => row.Group)]);
        var split = StratifiedSplit.Split([.. rows.Select(row => row.Label)], groups, request.ValidationFraction, request.Seed);
        return ([.. split.Kept.Select(row => rows[row])], [.. split.HeldOut.Select(row => rows[row])]);
    }

    private static string NameOf(DataFingerprint file) =>
        file.Where is null ? file.File : $"{file.File} ({string.Join(", ", file.Where)})";

    private static string[] ClassesOf(LabelledFile file)
    {
        RefuseIds(file);
        string[] classes = [.. file.Rows.Select(row => row.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return classes.Length > 1
            ? classes
            : throw new NlpMlNetException(
                $"All {file.Rows.Count} rows of '{file.Source.Path}' have the label '{classes[0]}' in column '{file.Source.LabelColumn}'. "
                + "A classifier needs at least two classes.");
    }

    private static void RefuseIds(LabelledFile file)
    {
        var labels = file.Rows.CountBy(row => row.Label, StringComparer.Ordinal).ToList();
        if (labels.Count >= FewestIds && labels.Count(label => label.Value == 1) > labels.Count / 2)
        {
            throw new NlpMlNetException(
                $"The label column '{file.Source.LabelColumn}' of '{file.Source.Path}' looks like an id: its {file.Rows.Count} rows have {labels.Count} different labels, "
                + $"most of them once. Name the column with the classes ({new CodeName(typeof(TrainingRequest), nameof(TrainingRequest.LabelColumn))}), or leave rare classes out.");
        }
    }

    // Whatever the recipe: some find something to count in texts without a word.
    private static void RefuseEmptyTexts(LabelledFile file)
    {
        if (file.EmptyTexts == file.Rows.Count)
        {
            throw new NlpMlNetException(
                $"All {file.Rows.Count} texts of column '{file.Source.TextColumn}' in '{file.Source.Path}' are empty: there is nothing to learn from. "
                + "Name the column that holds the texts.");
        }
    }

    private static void RefuseUnknownClass(LabelledFile? file, string[] classes)
    {
        if (file?.Rows.FirstOrDefault(row => Array.IndexOf(classes, row.Label) < 0) is { } unknown)
        {
            throw new NlpMlNetException(
                $"Row {unknown.Row} of '{file.Source.Path}' has the label '{unknown.Label}', which the training data don't have. "
                + $"Their classes are: {ShortList.Of(classes)}.{NearestName.Question(unknown.Label, classes)}");
        }
    }
}

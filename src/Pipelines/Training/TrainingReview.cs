using NlpMlNet.Evaluation;
using NlpMlNet.Words;

namespace NlpMlNet.Training;

/// <summary>What deserves a look in the rows of a training before its figures are believed.</summary>
public sealed record TrainingReview
{
    /// <summary>Gets the classes with fewer than two rows to learn from: none of these can be held out, and little can be learnt.</summary>
    public required IReadOnlyList<ClassCount> SmallClasses { get; init; }

    /// <summary>Gets the labels that are classes of their own and differ in case alone, such as <c>Positive</c> and <c>positive</c>.</summary>
    /// <value>Empty, or one list for each word that is written in several ways.</value>
    public required IReadOnlyList<IReadOnlyList<string>> CaseVariants { get; init; }

    /// <summary>Gets the labels that are classes of their own and look alike: the same number, such as <c>1</c> and <c>1.0</c>, or letters of several scripts.</summary>
    /// <value>Empty, or one list for each such group.</value>
    public IReadOnlyList<IReadOnlyList<string>> LookAlikes { get; init; } = [];

    /// <summary>Gets the spellings that were taken for one class each: they differ in white space, invisible characters, or in how letters are composed.</summary>
    /// <value>Empty, or one list for each such class.</value>
    public IReadOnlyList<IReadOnlyList<string>> MergedLabels { get; init; } = [];

    /// <summary>Gets the classes whose names say, elsewhere, that a value is missing: <c>NA</c>, <c>nan</c>, <c>NULL</c>, <c>None</c>, <c>-</c>.</summary>
    /// <value>Empty.</value>
    public IReadOnlyList<ClassCount> MissingWords { get; init; } = [];

    /// <summary>Gets the number of texts that are empty or white space, among the rows to learn from and those that decide when to stop.</summary>
    public required int EmptyTexts { get; init; }

    /// <summary>Gets how many rows of a validation file have a text that was learnt from, too; case, white space and invisible characters make no difference.</summary>
    /// <value>0 where rows of the training file were held out.</value>
    public required int TextsInBoth { get; init; }

    /// <summary>Gets the number of rows that were left out since they have no label.</summary>
    public required int UnlabelledRows { get; init; }

    internal static TrainingReview Of(LabelledFile training, LabelledFile? validation)
    {
        var seen = validation is null ? [] : training.Rows.Where(row => !row.IsEmpty).Select(row => TextKey.Of(row.Text)).ToHashSet(StringComparer.Ordinal);
        var counts = training.Rows.CountBy(row => row.Label, StringComparer.Ordinal).Select(count => new ClassCount(count.Key, count.Value)).ToList();
        var classes = counts.OrderBy(count => count.Label, StringComparer.Ordinal).ToList();
        return new TrainingReview
        {
            SmallClasses = [.. classes.Where(count => count.Rows < 2)],
            CaseVariants = Variants(counts, label => label, StringComparer.OrdinalIgnoreCase),
            LookAlikes = [.. Variants(counts, LabelText.LookOf, StringComparer.Ordinal).Where(DifferInMoreThanCase)],
            MergedLabels = [.. training.MergedLabels, .. validation?.MergedLabels ?? []],
            MissingWords = [.. classes.Where(count => LabelText.IsLikeMissing(count.Label))],
            EmptyTexts = training.EmptyTexts + (validation?.EmptyTexts ?? 0),
            TextsInBoth = validation?.Rows.Count(row => seen.Contains(TextKey.Of(row.Text))) ?? 0,
            UnlabelledRows = training.UnlabelledRows + (validation?.UnlabelledRows ?? 0),
        };
    }

    private static IReadOnlyList<string>[] Variants(IEnumerable<ClassCount> classes, Func<string, string> keyOf, StringComparer comparer) =>
    [
        .. classes.Select(count => count.Label)
            .GroupBy(keyOf, comparer)
            .Where(variants => variants.Count() > 1)
            .Select(variants => variants.Order(StringComparer.Ordinal).ToArray()),
    ];

    private static bool DifferInMoreThanCase(IReadOnlyList<string> labels) =>
        labels.Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;
}

using NlpMlNet.Evaluation;

namespace NlpMlNet.Training;

/// <summary>What deserves a look in the rows of a training before its figures are believed.</summary>
public sealed record TrainingReview
{
    /// <summary>Gets the classes with fewer than two rows to learn from: none of these can be held out, and little can be learnt.</summary>
    public required IReadOnlyList<ClassCount> SmallClasses { get; init; }

    /// <summary>Gets the labels that are classes of their own and differ in case alone, such as <c>Positive</c> and <c>positive</c>.</summary>
    /// <value>Empty, or one list for each word that is written in several ways.</value>
    public required IReadOnlyList<IReadOnlyList<string>> CaseVariants { get; init; }

    /// <summary>Gets the number of texts that are empty or white space, among the rows to learn from and those that decide when to stop.</summary>
    public required int EmptyTexts { get; init; }

    /// <summary>Gets how many rows of a validation file have a text that occurs, character for character, among the rows to learn from.</summary>
    /// <value>0 where rows of the training file were held out.</value>
    public required int TextsInBoth { get; init; }

    /// <summary>Gets the number of rows that were left out since they have no label.</summary>
    public required int UnlabelledRows { get; init; }

    internal static TrainingReview Of(LabelledFile training, LabelledFile? validation)
    {
        var seen = validation is null ? [] : training.Rows.Where(row => !row.IsEmpty).Select(row => row.Text).ToHashSet(StringComparer.Ordinal);
        return new TrainingReview
        {
            SmallClasses =
            [
                .. training.Rows.CountBy(row => row.Label, StringComparer.Ordinal)
                    .Where(count => count.Value < 2)
                    .OrderBy(count => count.Key, StringComparer.Ordinal)
                    .Select(count => new ClassCount(count.Key, count.Value)),
            ],
            CaseVariants =
            [
                .. training.Rows.Select(row => row.Label).Distinct(StringComparer.Ordinal)
                    .GroupBy(label => label, StringComparer.OrdinalIgnoreCase)
                    .Where(variants => variants.Count() > 1)
                    .Select(variants => variants.Order(StringComparer.Ordinal).ToArray()),
            ],
            EmptyTexts = training.EmptyTexts + (validation?.EmptyTexts ?? 0),
            TextsInBoth = validation?.Rows.Count(row => seen.Contains(row.Text)) ?? 0,
            UnlabelledRows = training.UnlabelledRows + (validation?.UnlabelledRows ?? 0),
        };
    }
}

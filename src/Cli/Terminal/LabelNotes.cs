using NlpMlNet.Cli.Options;
using NlpMlNet.Evaluation;
using NlpMlNet.Messages;
using NlpMlNet.Training;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Sentences on labels that look alike, or may be none.</summary>
internal static class LabelNotes
{
    /// <summary>What deserves a look in the labels of a training.</summary>
    public static IEnumerable<string> Of(TrainingReview review)
    {
        if (review.CaseVariants.Count > 0)
        {
            yield return $"Labels differ in case alone, and are classes of their own: {ShortList.Of(review.CaseVariants.Select(variants => ShortList.Of(variants.Select(Quote))), "; ")}. Write them alike if they mean the same.";
        }

        if (review.LookAlikes.Count > 0)
        {
            yield return $"Labels look alike, and are classes of their own: {ShortList.Of(review.LookAlikes.Select(Differences), "; ")}. Write them alike if they mean the same.";
        }

        if (review.MergedLabels.Count > 0)
        {
            yield return Merged(review.MergedLabels);
        }

        if (review.MissingWords.Count > 0)
        {
            var words = review.MissingWords.Select(word => $"{Quote(word.Label)} ({(word.Rows == 1 ? "1 row" : $"{word.Rows} rows")})");
            yield return $"Labels that often say that a value is missing are taken for classes: {ShortList.Of(words)}. "
                + $"If they are none, leave such rows out: --missing {GivenCommand.Quoted(string.Join(',', review.MissingWords.Take(10).Select(word => word.Label)))}";
        }
    }

    /// <summary>What deserves a look in the labels of an evaluation.</summary>
    public static IEnumerable<string> Of(EvaluationResult result)
    {
        if (result.SameNumbers.Count > 0)
        {
            yield return $"Labels were taken for the class that is the same number: {ShortList.Of(result.SameNumbers.Select(pair => $"{Quote(pair.Key)} for {Quote(pair.Value)}"))}.";
        }

        if (result.MergedLabels.Count > 0)
        {
            yield return Merged(result.MergedLabels);
        }
    }

    private static string Merged(IReadOnlyList<IReadOnlyList<string>> labels) =>
        $"Labels that look alike are taken for one class, since they differ in white space, invisible characters or the form of their letters alone: {ShortList.Of(labels.Select(Differences), "; ")}.";

    private static string Differences(IReadOnlyList<string> labels) =>
        $"{ShortList.Of(labels.Select(Quote))} ({LabelText.Difference(labels[1], labels[0])})";

    private static string Quote(string label) => $"'{label}'";
}

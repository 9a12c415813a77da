using System.Globalization;
using NlpMlNet.Evaluation;
using NlpMlNet.Messages;
using NlpMlNet.Training;
using NlpMlNet.Words;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Sentences on rows that a reader of figures should know of; none where there is nothing to say.</summary>
internal static class RowCounts
{
    /// <summary>What deserves a look in the rows of a training.</summary>
    public static IEnumerable<string> Of(TrainingReview review)
    {
        if (review.SmallClasses.Count > 0)
        {
            var classes = ShortList.Of(review.SmallClasses.Select(small => $"'{small.Label}' ({Count(small.Rows, "row")})"));
            yield return $"There is too little to learn from: {classes}. Find more rows of such a class, merge it with another, or leave it out.";
        }

        if (review.EmptyTexts > 0)
        {
            yield return $"{Count(review.EmptyTexts, "text is", "texts are")} empty; they were learnt from like the others.";
        }
    }

    /// <summary>What the figures of an evaluation do not show.</summary>
    public static IEnumerable<string> Of(ClassificationMetrics metrics)
    {
        if (EmptyTexts(metrics.EmptyTexts) is { } empty)
        {
            yield return empty;
        }

        if (HtmlTexts(metrics.HtmlTexts, metrics.Rows) is { } html)
        {
            yield return html;
        }

        if (metrics.Cuts.Describe(metrics.Rows) is { } cut)
        {
            yield return cut;
        }

        if (Unlabelled(metrics.UnlabelledRows) is { } unlabelled)
        {
            yield return unlabelled;
        }
    }

    public static string? EmptyTexts(long count) =>
        count == 0 ? null : $"{Count(count, "text was", "texts were")} empty, and got a class like any other.";

    public static string? HtmlTexts(long count, long rows) => new HtmlCounts(rows, count).Describe() is { } found ? found + "." : null;

    public static string? Unlabelled(long count) =>
        count == 0 ? null : $"{Count(count, "row")} without a label {(count == 1 ? "was" : "were")} left out.";

    private static string Count(long number, string one) => Count(number, one, one + "s");

    private static string Count(long number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");
}

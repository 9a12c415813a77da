using System.Globalization;
using NlpMlNet.Evaluation;
using NlpMlNet.Messages;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Sentences on figures that are easily misread.</summary>
internal static class MetricsWarnings
{
    private const int FewRows = 50;
    private const double MostRepeated = 0.8;
    private const double SmallRecall = 0.05;

    /// <summary>What the figures say that a look at the accuracy may miss.</summary>
    public static IEnumerable<string> Of(ClassificationMetrics metrics)
    {
        if (metrics.Accuracy <= metrics.MajorityAccuracy)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The model is no better than always answering '{metrics.PerClass.MaxBy(row => row.Support).Label}', the most frequent class: its accuracy is {metrics.Accuracy:F3}, that of this answer {metrics.MajorityAccuracy:F3}.");
        }

        var unfound = metrics.PerClass.Index().Where(row => row.Item.Support > 0 && row.Item.Recall < SmallRecall).ToLookup(row => PredictedAs(metrics, row.Index) == 0);
        if (unfound[true].Any())
        {
            yield return $"Never predicted: {List(unfound[true])}. Label more rows of such a class, or merge it with another.";
        }

        if (unfound[false].Any())
        {
            yield return $"Hardly ever found, with a recall under 0.05: {List(unfound[false])}. Label more rows of such a class, or merge it with another.";
        }

        if (metrics.DistinctTexts > 0 && metrics.DistinctTexts < MostRepeated * metrics.Rows)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The {metrics.Rows:N0} rows have {metrics.DistinctTexts:N0} different texts, and rows with one text are right or wrong together: the intervals, which count rows, are too narrow.");
        }

        if (metrics.Rows < FewRows)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The accuracy is that of {metrics.Rows} rows, and its 95 % interval spans {metrics.AccuracyInterval.Low:F2} to {metrics.AccuracyInterval.High:F2}: label more rows, or use cross-validation.");
        }
    }

    private static int PredictedAs(ClassificationMetrics metrics, int index) => metrics.Confusion.Sum(counts => counts[index]);

    private static string List(IEnumerable<(int Index, ClassMetrics Item)> rows) =>
        ShortList.Of(rows.Select(row => $"'{row.Item.Label}' ({(row.Item.Support == 1 ? "1 row" : $"{row.Item.Support} rows")})"));
}

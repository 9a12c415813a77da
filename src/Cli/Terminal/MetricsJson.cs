using NlpMlNet.Evaluation;
using NlpMlNet.Statistics;

namespace NlpMlNet.Cli.Terminal;

/// <summary>The metrics of <c>--json</c>.</summary>
internal static class MetricsJson
{
    /// <summary>The names of some properties, by which such a file is known.</summary>
    public static readonly string[] Properties = ["rows", "accuracy", "macroF1", "confusion"];

    /// <summary>Writes metrics to a file, or to standard output when the path is <c>-</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="metrics">The figures.</param>
    /// <param name="overlap">The rows with texts that the model came about with; <see langword="null"/> when that isn't known.</param>
    /// <param name="origin">Where the figures are from.</param>
    public static void Write(string path, ClassificationMetrics metrics, TextOverlap? overlap, MetricsOrigin origin) =>
        OutputText.WriteJson(
            path,
            new
            {
                metrics.Rows,
                metrics.DistinctTexts,
                metrics.EmptyTexts,
                metrics.HtmlTexts,
                CutTexts = metrics.Cuts.Texts,
                metrics.Cuts.CutTokens,
                metrics.Cuts.AllTokens,
                metrics.UnlabelledRows,
                metrics.Accuracy,
                AccuracyInterval = Ends(metrics.AccuracyInterval),
                metrics.MajorityAccuracy,
                metrics.MacroF1,
                MacroF1Interval = Ends(metrics.MacroF1Interval),
                metrics.MajorityMacroF1,
                metrics.LogLoss,
                metrics.PerClass,
                metrics.Confusion,
                overlap?.LearntRows,
                overlap?.DecidingRows,
                WithoutSeenTexts = overlap?.WithoutThem is { } unseen
                    ? new { unseen.Rows, unseen.Accuracy, AccuracyInterval = Ends(unseen.AccuracyInterval), unseen.MacroF1, MacroF1Interval = Ends(unseen.MacroF1Interval), unseen.LogLoss }
                    : null,
                origin.EvaluatedOn,
                origin.Model,
                origin.Data,
                origin.Date,
                origin.Seed,
                Seconds = Math.Round(origin.Seconds, 3),
            });

    private static double[] Ends(ConfidenceInterval interval) => [interval.Low, interval.High];
}

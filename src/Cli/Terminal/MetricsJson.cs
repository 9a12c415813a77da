using NlpMlNet.Evaluation;

namespace NlpMlNet.Cli.Terminal;

/// <summary>The metrics of <c>--json</c>.</summary>
internal static class MetricsJson
{
    /// <summary>The names of some properties, by which such a file is known.</summary>
    public static readonly string[] Properties = ["rows", "accuracy", "macroF1", "confusion"];

    /// <summary>Writes metrics to a file, or to standard output when the path is <c>-</c>.</summary>
    public static void Write(string path, ClassificationMetrics metrics, string evaluatedOn, int? seed, double seconds) =>
        OutputText.WriteJson(
            path,
            new
            {
                metrics.Rows,
                metrics.EmptyTexts,
                metrics.CutTexts,
                metrics.UnlabelledRows,
                metrics.Accuracy,
                AccuracyInterval = new[] { metrics.AccuracyInterval.Low, metrics.AccuracyInterval.High },
                metrics.MajorityAccuracy,
                metrics.MacroF1,
                metrics.LogLoss,
                metrics.PerClass,
                metrics.Confusion,
                EvaluatedOn = evaluatedOn,
                Seed = seed,
                Seconds = Math.Round(seconds, 3),
            });
}

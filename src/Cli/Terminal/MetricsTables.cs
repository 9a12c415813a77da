using System.Globalization;
using NlpMlNet.Evaluation;
using NlpMlNet.Statistics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Metrics as tables for a terminal.</summary>
internal static class MetricsTables
{
    private const int MostConfusions = 10;
    private const int BetweenColumns = 3;

    /// <summary>The figures in one line.</summary>
    public static string Headline(ClassificationMetrics metrics) => string.Create(
        CultureInfo.InvariantCulture,
        $"accuracy {metrics.Accuracy:F3} (95 % interval {metrics.AccuracyInterval.Low:F3} to {metrics.AccuracyInterval.High:F3}; "
        + $"always the most frequent class: {metrics.MajorityAccuracy:F3}), macro-F1 {metrics.MacroF1:F3} ({metrics.MacroF1Interval.Low:F3} to {metrics.MacroF1Interval.High:F3}; "
        + $"{metrics.MajorityMacroF1:F3}), log-loss {metrics.LogLoss:F3}, {metrics.Rows} rows");

    /// <summary>The figures, with those without the rows that the model has seen beside them.</summary>
    /// <param name="metrics">The figures on all rows.</param>
    /// <param name="unseen">Those on the texts that it hasn't seen; <see langword="null"/> when these are all or none.</param>
    public static IRenderable Summary(ClassificationMetrics metrics, ClassificationMetrics? unseen)
    {
        ClassificationMetrics[] all = unseen is null ? [metrics] : [metrics, unseen];
        string[] titles = ["all rows", "95 % interval", "unseen texts", "95 % interval"];
        var table = NewTable(["", .. titles.Take(2 * all.Length), "most frequent class"]);
        Add("accuracy", figures => figures.Accuracy, figures => figures.AccuracyInterval, Number(metrics.MajorityAccuracy));
        Add("macro-F1", figures => figures.MacroF1, figures => figures.MacroF1Interval, Number(metrics.MajorityMacroF1));
        table.AddRow([new Text("log-loss"), .. all.SelectMany(figures => new[] { Number(figures.LogLoss), Text.Empty }), Text.Empty]);
        table.AddRow([new Text("rows"), .. all.SelectMany(figures => new[] { Count(figures.Rows), Text.Empty }), Text.Empty]);
        return table;

        void Add(string name, Func<ClassificationMetrics, double> value, Func<ClassificationMetrics, ConfidenceInterval> interval, Text always) =>
            table.AddRow([new Text(name), .. all.SelectMany(figures => new[] { Number(value(figures)), Interval(interval(figures)) }), always]);
    }

    public static IRenderable PerClass(ClassificationMetrics metrics)
    {
        var table = NewTable("class", "precision", "recall", "F1", "support");
        foreach (var row in metrics.PerClass)
        {
            table.AddRow(TerminalText.Of(row.Label), Number(row.Precision), Number(row.Recall), Number(row.F1), Count(row.Support));
        }

        return table;
    }

    /// <summary>The counts of each pair of classes; where that is wider than the terminal, the pairs that were confused most often.</summary>
    /// <param name="metrics">The figures.</param>
    /// <param name="width">The terminal's width in columns.</param>
    public static IRenderable Confusion(ClassificationMetrics metrics, int width) =>
        WidthOf(metrics) <= width ? FullConfusion(metrics) : MostConfused(metrics);

    private static Table FullConfusion(ClassificationMetrics metrics)
    {
        var table = NewTable(["actual \\ predicted", .. metrics.PerClass.Select(row => row.Label)]);
        for (var actual = 0; actual < metrics.PerClass.Count; actual++)
        {
            table.AddRow([TerminalText.Of(metrics.PerClass[actual].Label), .. metrics.Confusion[actual].Select(Count)]);
        }

        return table;
    }

    private static Table MostConfused(ClassificationMetrics metrics)
    {
        var table = NewTable("actual", "rows", "predicted");
        var pairs = metrics.Confusion
            .SelectMany((counts, actual) => counts.Select((count, predicted) => (Count: count, Actual: actual, Predicted: predicted)))
            .Where(pair => pair.Actual != pair.Predicted && pair.Count > 0)
            .OrderByDescending(pair => pair.Count);
        foreach (var (count, actual, predicted) in pairs.Take(MostConfusions))
        {
            table.AddRow(TerminalText.Of(metrics.PerClass[actual].Label), Count(count), TerminalText.Of(metrics.PerClass[predicted].Label));
        }

        return table;
    }

    private static int WidthOf(ClassificationMetrics metrics)
    {
        var first = Math.Max("actual \\ predicted".Length, metrics.PerClass.Max(row => row.Label.GetCellWidth()));
        var digits = Count(metrics.Confusion.Max(counts => counts.Max())).Length;
        return first + metrics.PerClass.Sum(row => BetweenColumns + Math.Max(row.Label.GetCellWidth(), digits)) + BetweenColumns;
    }

    private static Table NewTable(params string[] headers)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (var i = 0; i < headers.Length; i++)
        {
            var column = new TableColumn(TerminalText.Of(headers[i]));
            table.AddColumn(i == 0 ? column : column.RightAligned());
        }

        return table;
    }

    private static Text Number(double value) => new(value.ToString("F3", CultureInfo.InvariantCulture));

    private static Text Interval(ConfidenceInterval interval) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{interval.Low:F3} to {interval.High:F3}"));

    private static Text Count(int value) => new(value.ToString(CultureInfo.InvariantCulture));
}

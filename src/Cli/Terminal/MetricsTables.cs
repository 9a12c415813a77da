using System.Globalization;
using NlpMlNet.Evaluation;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Metrics as tables for a terminal.</summary>
internal static class MetricsTables
{
    public static string Headline(ClassificationMetrics metrics) => string.Create(
        CultureInfo.InvariantCulture,
        $"accuracy {metrics.Accuracy:F3} (95 % interval {metrics.AccuracyInterval.Low:F3} to {metrics.AccuracyInterval.High:F3}; "
        + $"always the most frequent class: {metrics.MajorityAccuracy:F3}), macro-F1 {metrics.MacroF1:F3}, log-loss {metrics.LogLoss:F3}, {metrics.Rows} rows");

    public static IRenderable PerClass(ClassificationMetrics metrics)
    {
        var table = NewTable("class", "precision", "recall", "F1", "support");
        foreach (var row in metrics.PerClass)
        {
            table.AddRow(new Text(row.Label), Number(row.Precision), Number(row.Recall), Number(row.F1), Count(row.Support));
        }

        return table;
    }

    public static IRenderable Confusion(ClassificationMetrics metrics)
    {
        var table = NewTable(["actual \\ predicted", .. metrics.PerClass.Select(row => row.Label)]);
        for (var actual = 0; actual < metrics.PerClass.Count; actual++)
        {
            table.AddRow([new Text(metrics.PerClass[actual].Label), .. metrics.Confusion[actual].Select(Count)]);
        }

        return table;
    }

    private static Table NewTable(params string[] headers)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (var i = 0; i < headers.Length; i++)
        {
            var column = new TableColumn(new Text(headers[i]));
            table.AddColumn(i == 0 ? column : column.RightAligned());
        }

        return table;
    }

    private static Text Number(double value) => new(value.ToString("F3", CultureInfo.InvariantCulture));

    private static Text Count(int value) => new(value.ToString(CultureInfo.InvariantCulture));
}

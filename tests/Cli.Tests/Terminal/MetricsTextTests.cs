using NlpMlNet.Cli.Terminal;
using NlpMlNet.Evaluation;
using Spectre.Console.Testing;

namespace NlpMlNet.Cli.Tests.Terminal;

/// <summary>Figures as they are printed, and the warnings beside them.</summary>
public sealed class MetricsTextTests : IDisposable
{
    private readonly TestConsole console = new() { Profile = { Width = 100 } };

    [Fact]
    public void Summary_SomeRowsWereSeen_HasTheFiguresWithoutThemBeside()
    {
        console.Write(MetricsTables.Summary(Metrics(("a", 0, 60), ("a", 1, 20), ("b", 1, 20)), Metrics(("a", 0, 10), ("b", 0, 10))));

        // 80 of 100 right; F1 of a 2·60/(80 + 60), of b 2·20/(20 + 40); always a: 0.8, F1 2·0.8/1.8 / 2.
        var lines = console.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains("all rows 95 % interval unseen texts 95 % interval most frequent class", lines);
        Assert.Contains("accuracy 0.800 0.711 to 0.867 0.500 0.299 to 0.701 0.800", lines); // Wilson
        Assert.StartsWith("macro-F1 0.762 ", lines.Find(line => line.Contains("macro", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(" 0.444", lines.Find(line => line.Contains("macro", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("rows 100 20", lines);
    }

    [Fact]
    public void Confusion_WiderThanTheTerminal_ListsThePairsThatWereConfusedMost()
    {
        var metrics = Metrics([("c0", 1, 9), ("c2", 0, 4), .. Enumerable.Range(0, 30).Select(k => ($"c{k}", k, 1))]);

        console.Write(MetricsTables.Confusion(metrics, 100));

        var lines = console.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["actual rows predicted", "c0 9 c1", "c2 4 c0"], lines.Where(line => line.Any(char.IsLetterOrDigit)).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.All(lines, line => Assert.True(line.Length <= 100));
    }

    [Fact]
    public void Warnings_GoodFigures_AreNone() => Assert.Empty(MetricsWarnings.Of(Metrics(("a", 0, 40), ("b", 1, 30), ("b", 0, 5))));

    [Fact]
    public void Warnings_NoBetterThanTheMostFrequentClass_SaysSoWithBothFigures() => Assert.Equal(
        "The model is no better than always answering 'a', the most frequent class: its accuracy is 0.600, that of this answer 0.600.",
        MetricsWarnings.Of(Metrics(("a", 0, 40), ("a", 1, 20), ("b", 1, 20), ("b", 0, 20))).First());

    [Fact]
    public void Warnings_ClassNotOrHardlyFound_NamesIt()
    {
        var warnings = MetricsWarnings.Of(Metrics(("a", 0, 80), ("b", 0, 20), ("c", 0, 24), ("c", 2, 1), ("d", 3, 10), ("d", 0, 1))).ToList();

        Assert.Equal(
            [
                "Never predicted: 'b' (20 rows). Label more rows of such a class, or merge it with another.",
                "Hardly ever found, with a recall under 0.05: 'c' (25 rows). Label more rows of such a class, or merge it with another.",
            ],
            warnings);
    }

    [Fact]
    public void Warnings_FewerThanFiftyRows_GivesTheInterval() => Assert.Equal(
        ["The accuracy is that of 49 rows, and its 95 % interval spans 0.78 to 0.96: label more rows, or use cross-validation."],
        MetricsWarnings.Of(Metrics(("a", 0, 24), ("b", 1, 20), ("b", 0, 5)))); // 44 of 49 right, by Wilson

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)] // four fifths of 75
    [InlineData(0, false)] // not looked at
    public void Warnings_FewDifferentTexts_SaysThatTheIntervalsAreTooNarrow(int texts, bool expected) => Assert.Equal(
        expected,
        MetricsWarnings.Of(Metrics(("a", 0, 40), ("b", 1, 35)) with { DistinctTexts = texts }).Any(text => text.EndsWith("are too narrow.", StringComparison.Ordinal)));

    public void Dispose() => console.Dispose();

    /// <summary>Makes metrics of counts: an actual class, the index of the predicted one, and how many rows.</summary>
    private static ClassificationMetrics Metrics(params (string Actual, int Predicted, int Rows)[] counts)
    {
        string[] classes = [.. counts.Select(count => count.Actual).Distinct().OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];
        var tally = new ClassificationTally(classes);
        foreach (var (actual, predicted, rows) in counts)
        {
            for (var row = 0; row < rows; row++)
            {
                tally.Add(Array.IndexOf(classes, actual), [.. classes.Select((_, k) => k == predicted ? 0.9f : 0.05f)]);
            }
        }

        return tally.ToMetrics();
    }
}

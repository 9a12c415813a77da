using Microsoft.ML;
using NlpMlNet.Evaluation;
using NlpMlNet.Hosting;
using NlpMlNet.Models;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Evaluation;

public sealed class ModelEvaluationTests : IDisposable
{
    private readonly MLContext context = new(seed: 1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");
    private readonly List<BatchConditions> engines = [];

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Evaluate_ModelInBatches_CountsEveryRowWhateverTheThreads(int threads)
    {
        var path = Write(Enumerable.Range(1, 45).Select(length => (new string('x', length), length < 20 ? "short" : "long")));

        var metrics = Evaluate(path, new(WindowRows: 20, Workers: 2), threads);

        // Windows of 20, 20 and 5 rows, each in an engine of its own; the logarithms depend on the batches, hence on the windows.
        Assert.Equal((45, 1.0), (metrics.Rows, metrics.Accuracy));
        Assert.Equal([19, 26], metrics.PerClass.Select(metric => metric.Support));
        Assert.Equal(3, engines.Count);
        Assert.All(engines, conditions => Assert.Equal(threads == 1 ? 1 : 2, conditions.Threads)); // 5 threads for 2 workers
        Assert.Equal(LogLossInWindows(20, 45), metrics.LogLoss, 1e-6);
    }

    [Fact]
    public void Evaluate_BatchFails_NamesTheRowsOfTheFile()
    {
        // Rows 1 and 4 have no label; the second window of two holds the rows 5 and 6.
        var path = Write([("a", ""), ("b", "short"), ("c", "short"), ("d", ""), ("e", "short"), ("fail", "short"), ("g", "short")]);

        var error = Assert.Throws<NlpMlNetException>(() => Evaluate(path, new(WindowRows: 2), threads: 1));

        Assert.Equal($"The model failed on one of the rows 5 to 6 of '{path}': the network is out of order.", error.Message);
    }

    [Fact]
    public void Evaluate_Cancelled_StopsBetweenBatches()
    {
        using var cancellation = new CancellationTokenSource();
        var path = Write(Enumerable.Repeat(("a", "short"), 30));
        var model = new LengthJudge(context, new(WindowRows: 30), _ => cancellation.Cancel());

        Assert.ThrowsAny<OperationCanceledException>(() => ModelEvaluation.Evaluate(context, Loaded(model), path, Options(1), cancellation.Token));
    }

    [Theory]
    [InlineData(null, "Label", "The model doesn't say which column holds the text. Name it with EvaluationOptions.TextColumn.")]
    [InlineData("Text", null, "The model doesn't say which column holds the label. Name it with EvaluationOptions.LabelColumn.")]
    public void Evaluate_ColumnNamedNowhere_SaysWhichOptionNamesIt(string? text, string? label, string expected)
    {
        var options = new EvaluationOptions { TextColumn = text, LabelColumn = label };

        var error = Assert.Throws<NlpMlNetException>(() => Evaluate(Write([("a", "short")]), options));

        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public void Evaluate_TextsStandInAnotherColumnThanInTraining_FeedsThemToTheModelsOwn()
    {
        var path = Path.Combine(folder.FullName, "answers.csv");
        File.WriteAllText(path, "answer,Label\na,short\n");
        var model = Loaded(new LengthJudge(context, new(WindowRows: 10))) with { Manifest = Manifest };

        var metrics = ModelEvaluation.Evaluate(context, model, path, new() { TextColumn = "answer" }, TestContext.Current.CancellationToken);

        Assert.Equal((1, 1.0), (metrics.Rows, metrics.Accuracy));
    }

    [Fact]
    public void Evaluate_ModelReadsAColumnCalledLabel_KeepsTextsAndClassesApart()
    {
        var model = context.Transforms.CopyColumns("Text", "Label").Fit(context.Data.LoadFromEnumerable([new LabelRow()]))
            .Append(new LengthJudge(context, new(WindowRows: 10)));
        var path = Path.Combine(folder.FullName, "texts.csv");
        File.WriteAllText(path, "Label,Class\na,short\n");

        var metrics = Evaluate(path, new() { TextColumn = "Label", LabelColumn = "Class" }, model);

        Assert.Equal((1, 1.0), (metrics.Rows, metrics.Accuracy));
    }

    [Fact]
    public void Evaluate_LabelIsNoClass_NamesRowLabelAndClasses()
    {
        var path = Write([("a", "short"), ("b", "middling")]);

        var error = Assert.Throws<NlpMlNetException>(() => Evaluate(path, Options(1)));

        Assert.Equal(
            $"Row 2 of '{path}' has the label 'middling', which the model doesn't know. Its classes are: short, long. Correct the label, leave the row out, or map the file's labels to the model's: EvaluationOptions.MapLabels LABEL=CLASS,LABEL=CLASS.",
            error.Message);
    }

    [Fact]
    public void Evaluate_LabelsDifferByCase_ProposesTheMap()
    {
        var path = Write([("a", "SHORT"), ("b", "Long")]);

        var error = Assert.Throws<NlpMlNetException>(() => Evaluate(path, Options(1)));

        Assert.EndsWith("Its classes are: short, long. If they mean the same, map them: EvaluationOptions.MapLabels \"Long=long,SHORT=short\".", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_LabelsMapped_AreThoseOfTheModel()
    {
        var path = Write([("a", "0"), ("a text of more than twenty letters", "1"), ("b", "short"), ("b", "kurz")]);
        var map = new Dictionary<string, string> { ["0"] = "short", ["1"] = "long", ["kurz"] = "short" };

        var metrics = Evaluate(path, Options(1) with { MapLabels = map });

        Assert.Equal((4, 1.0), (metrics.Rows, metrics.Accuracy));
        Assert.Equal([3, 1], metrics.PerClass.Select(row => row.Support));
    }

    [Fact]
    public void Evaluate_LabelMappedToNoClass_IsRefused()
    {
        var map = new Dictionary<string, string> { ["0"] = "tiny" };

        var error = Assert.Throws<NlpMlNetException>(() => Evaluate(Write([("a", "0")]), Options(1) with { MapLabels = map }));

        Assert.Equal("EvaluationOptions.MapLabels maps a label to 'tiny', which is no class of the model. Its classes are: short, long.", error.Message);
    }

    [Fact]
    public void Evaluate_ModelIsNoClassifier_SaysWhatIsMissing()
    {
        var model = context.Transforms.CopyColumns("Copy", "Text").Fit(context.Data.LoadFromEnumerable([new Row()]));

        var error = Assert.Throws<NlpMlNetException>(() => Evaluate(Write([("a", "short")]), Options(1), model));

        Assert.Equal(
            "The model has no vector column 'Score' with a name for each class, so its predictions can't be compared with labels.", error.Message);
    }

    [Fact]
    public void Evaluate_ModelNull_IsRefused() =>
        Assert.Throws<ArgumentNullException>(
            "model", () => ModelEvaluation.Evaluate(context, null!, "texts.csv", cancellation: TestContext.Current.CancellationToken));

    public void Dispose() => folder.Delete(recursive: true);

    private ClassificationMetrics Evaluate(string path, LengthJudgeSettings settings, int threads) =>
        ModelEvaluation.Evaluate(context, Loaded(new LengthJudge(context, settings, Note)), path, Options(threads), TestContext.Current.CancellationToken);

    private ClassificationMetrics Evaluate(string path, EvaluationOptions options, ITransformer? model = null) =>
        ModelEvaluation.Evaluate(context, Loaded(model ?? new LengthJudge(context, new(WindowRows: 10))), path, options, TestContext.Current.CancellationToken);

    /// <summary>The log loss of texts of lengths 1, 2, 3 ..., judged window by window in batches of ten.</summary>
    private static double LogLossInWindows(int window, int rows)
    {
        var sum = 0.0;
        for (var length = 1; length <= rows; length++)
        {
            var windowStart = (length - 1) / window * window;
            var longest = Math.Min(Math.Min(windowStart + window, rows), windowStart + ((((length - 1 - windowStart) / 10) + 1) * 10));
            var isLong = (length < 20 ? 0 : 0.5) + (0.5 * length / (length + longest + 1));
            sum -= Math.Log(length < 20 ? 1 - isLong : isLong);
        }

        return sum / rows;
    }

    private void Note(BatchConditions conditions)
    {
        lock (engines)
        {
            engines.Add(conditions);
        }
    }

    private LoadedModel Loaded(ITransformer model) => new(model, context.Data.LoadFromEnumerable([new Row()]).Schema, null);

    private static EvaluationOptions Options(int threads) => new() { TextColumn = "Text", LabelColumn = "Label", Threads = threads, SkipUnlabelled = true };

    private string Write(IEnumerable<(string Text, string Label)> rows)
    {
        var path = Path.Combine(folder.FullName, "texts.csv");
        File.WriteAllLines(path, [.. rows.Select(row => $"{row.Text},{row.Label}").Prepend("Text,Label")]);
        return path;
    }

    private static ModelManifest Manifest => new()
    {
        Recipe = "judge",
        Settings = new Dictionary<string, string>(),
        TextColumn = "Text",
        LabelColumn = "Label",
        Classes = ["short", "long"],
        Versions = new Dictionary<string, string>(),
    };

    private sealed class LabelRow
    {
        public string Label { get; set; } = "";
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";
    }
}

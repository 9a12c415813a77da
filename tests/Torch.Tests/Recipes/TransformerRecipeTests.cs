using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Evaluation;
using NlpMlNet.Models;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Recipes;

/// <summary>The recipe <c>transformer</c>, from nothing and from a checkpoint.</summary>
public sealed class TransformerRecipeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    [Fact]
    public void Run_FromNothing_SavedModelTellsFreshTextsApart()
    {
        var (context, model, test) = (new MLContext(1), Path.Combine(folder.FullName, "model.zip"), Write("test.csv", TopicRows.Csv(50, seed: 2)));

        var result = Train(Request(new(TopicRows.SmallTransformer()) { ["epochs"] = "4" }));
        ModelFile.Save(context, model, result.Model);
        var metrics = ModelEvaluation.Evaluate(context, ModelFile.Load(context, model), test, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(50, metrics.Rows);
        Assert.Equal(0.6, metrics.MajorityAccuracy, 12); // 30 of 50 rows are about the sea
        Assert.True(metrics.Accuracy > 0.9, $"accuracy {metrics.Accuracy}");
        Assert.Empty(result.Notes); // no text is too long, and none has HTML
    }

    [Fact]
    public void Run_FromNothing_ManifestHasEverySettingAsItWasUsed()
    {
        var manifest = Train(Request(TopicRows.SmallTransformer())).Model.Manifest!;

        Assert.Equal(new TransformerRecipe().Settings.Select(setting => setting.Name).Order(), manifest.Settings.Keys.Order());
        Assert.All(TopicRows.SmallTransformer(), given => Assert.Equal(given.Value, manifest.Settings[given.Key]));
        Assert.Equal(("none", "model", "3"), (manifest.Settings["checkpoint"], manifest.Settings["max-length"], manifest.Settings["patience"]));
        Assert.Equal(["land", "sea"], manifest.Classes);
        Assert.Equal((100, 10, true), (manifest.TrainedRows, manifest.ValidationRows, manifest.Training!.Refitted)); // a tenth of 60 and of 40 rows
    }

    [Fact]
    public void Run_TextsLongerThanTheModel_SaysHowManyWereCut()
    {
        var text = string.Join(' ', Enumerable.Repeat("wave", 60));
        var data = Write("long.csv", TopicRows.Csv(40) + $"{text},sea\n{text},sea\n");
        var settings = new Dictionary<string, string>(TopicRows.SmallTransformer()) { ["epochs"] = "1" };

        var result = Train(Request(settings) with { DataPath = data });

        Assert.Matches(@"^2 of 42 texts have more than 32 tokens, the most that the model reads: [1-9]\d\.\d % of all tokens were cut ", Assert.Single(result.Notes));
    }

    [Fact]
    public void Run_TextsWithHtml_AreReadAsWhatTheyMean()
    {
        var data = Write("html.csv", TopicRows.Csv(40) + "salt &amp; waves<br />,sea\n");
        var settings = new Dictionary<string, string>(TopicRows.SmallTransformer()) { ["epochs"] = "1" };

        var read = Train(Request(settings) with { DataPath = data });
        var taken = Train(Request(new(settings) { ["html"] = "false" }) with { DataPath = data });

        Assert.StartsWith("1 of 41 texts has HTML entities or tags", Assert.Single(read.Notes), StringComparison.Ordinal);
        Assert.Empty(taken.Notes);
        Assert.Equal(("true", "false"), (read.Model.Manifest!.Settings["html"], taken.Model.Manifest!.Settings["html"]));
        Assert.Equal(Scores(read, "salt & waves"), Scores(read, "salt &amp; waves"));
        Assert.NotEqual(Scores(taken, "salt & waves"), Scores(taken, "salt &amp; waves"));
    }

    [Fact]
    public void Run_FromCheckpoint_TellsFreshTextsApart()
    {
        var settings = new Dictionary<string, string>
        {
            ["checkpoint"] = SharedData.Find("models/tiny-bert"),
            ["epochs"] = "4",
            ["batch-size"] = "8",
            ["learning-rate"] = "0.003",
            ["device"] = "cpu",
        };

        var result = Train(Request(settings));

        var metrics = ModelEvaluation.Evaluate(
            new MLContext(1), result.Model, Write("test.csv", TopicRows.Csv(50, seed: 2)), cancellation: TestContext.Current.CancellationToken);
        Assert.True(metrics.Accuracy > 0.8, $"accuracy {metrics.Accuracy}");
        Assert.Equal(settings["checkpoint"], result.Model.Manifest!.Settings["checkpoint"]);
        Assert.Equal("0.003", result.Model.Manifest.Settings["learning-rate"]);
        Assert.StartsWith("The fine-tuning had 48 steps, which is few:", result.Notes[^1], StringComparison.Ordinal); // 90 rows in 12 batches, 4 epochs
    }

    [Fact]
    public void Run_CheckpointIsBroken_NamesItsFile()
    {
        var settings = new Dictionary<string, string> { ["checkpoint"] = SharedData.Find("models/broken/truncated-data") };

        var error = Assert.Throws<NlpMlNetException>(() => Train(Request(settings)));

        Assert.Contains(Path.Combine("truncated-data", "model.safetensors"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CancelledInTheSecondEpoch_KeepsTheBestModelSoFar()
    {
        using var source = new CancellationTokenSource();
        var settings = new Dictionary<string, string>(TopicRows.SmallTransformer()) { ["epochs"] = "50" };

        var result = RecipeTraining.Run(Request(settings), progress: new CancelAfter(epoch: 1, source), cancellation: source.Token);

        var manifest = result.Model.Manifest!;
        Assert.Equal((1, 1, "cancellation", false), (manifest.Training!.Epochs, manifest.Training.BestEpoch, manifest.Training.StoppedBy, manifest.Training.Refitted));
        Assert.Equal(90, manifest.TrainedRows);
        Assert.Equal(10, result.Metrics.Rows);
    }

    [Fact]
    public void Run_CancelledBeforeTheFirstEpoch_HasNoModel() => Assert.ThrowsAny<OperationCanceledException>(
        () => RecipeTraining.Run(Request(TopicRows.SmallTransformer()), cancellation: new CancellationToken(canceled: true)));

    public void Dispose() => folder.Delete(recursive: true);

    private static float[] Scores(TrainingResult result, string text)
    {
        var context = new MLContext(1);
        var rows = result.Model.Transformer.Transform(context.Data.LoadFromEnumerable([new Row { Text = text }]));
        return context.Data.CreateEnumerable<ScoredRow>(rows, reuseRowObject: false).Single().Score;
    }

    private static TrainingResult Train(TrainingRequest request) =>
        RecipeTraining.Run(request, cancellation: TestContext.Current.CancellationToken);

    private TrainingRequest Request(Dictionary<string, string> settings) => new()
    {
        DataPath = Write("train.csv", TopicRows.Csv(100)),
        TextColumn = "text",
        LabelColumn = "topic",
        Recipe = new TransformerRecipe(),
        Settings = settings,
    };

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private sealed class Row
    {
        [ColumnName("text")]
        public string Text { get; set; } = "";
    }

    private sealed class ScoredRow
    {
        public float[] Score { get; set; } = [];
    }
}

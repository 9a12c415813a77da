using Microsoft.ML;
using NlpMlNet.Evaluation;
using NlpMlNet.Models;
using NlpMlNet.Progress;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Recipes;

/// <summary>The recipe <c>transformer-features</c>.</summary>
public sealed class TransformerFeaturesRecipeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    [Fact]
    public void Run_FromCheckpoint_SavedModelTellsFreshTextsApart()
    {
        var (context, model, test) = (new MLContext(1), Path.Combine(folder.FullName, "model.zip"), Write("test.csv", TopicRows.Csv(50, seed: 2)));
        var checkpoint = SharedData.Find("models/tiny-bert");

        var result = Train(new() { ["checkpoint"] = checkpoint, ["device"] = "cpu", ["epochs"] = "40", ["learning-rate"] = "0.02" });
        ModelFile.Save(context, model, result.Model);
        var metrics = ModelEvaluation.Evaluate(context, ModelFile.Load(context, model), test, cancellation: TestContext.Current.CancellationToken);

        Assert.True(metrics.Accuracy > 0.9, $"accuracy {metrics.Accuracy}");
        Assert.Equal(checkpoint, result.Model.Manifest!.Settings["checkpoint"]);
        Assert.Equal("mean", result.Model.Manifest.Settings["pooling"]);
    }

    [Fact]
    public void Run_ByDefault_ComputesEachVectorOnceAndTheModelIsThatOfAllRows()
    {
        var result = Train(new() { ["checkpoint"] = SharedData.Find("models/tiny-bert"), ["device"] = "cpu", ["epochs"] = "3" });

        // 100 rows, 10 of them held out: 48 / (48 + 90).
        Assert.Equal(("0.3478", "0", "mean", "false"), (
            result.Model.Manifest!.Settings["l2"], result.Model.Manifest.Settings["patience"], result.Model.Manifest.Settings["pooling"], result.Model.Manifest.Settings["normalize"]));
        Assert.Equal(100, result.Model.Manifest.TrainedRows);
        Assert.Null(result.Model.Manifest.Training!.Epochs); // the rows held out had no part in it
        Assert.Equal("3", result.Model.Manifest.Settings["epochs"]);
    }

    [Fact]
    public void Run_LongTexts_AreCountedInAllRowsAndTheEncodingIsReported()
    {
        List<TrainingProgress> reports = [];
        var text = string.Join(' ', Enumerable.Repeat("wave", 60));

        var result = Train(
            new() { ["checkpoint"] = SharedData.Find("models/tiny-bert"), ["device"] = "cpu", ["epochs"] = "3", ["max-length"] = "48" }, $"{text},sea\n{text} {text},land\n", new Listener(reports));

        // "wave" is one token or more, beside the two special ones.
        Assert.Matches("^2 of 102 texts have more than 48 tokens, the most that the model reads: [1-9].* of all tokens were cut", Assert.Single(result.Notes));
        var first = reports.TakeWhile(report => report.Preparation is not null).ToList();
        var last = reports.Last(report => report.Preparation is not null);
        Assert.Matches(@"^9\d of (\d+) texts encoded$", first[^1].Preparation); // before the first epoch, without the rows held out
        Assert.Matches(@"^(\d+) of \1 texts encoded$", last.Preparation);
        Assert.Equal(1, last.PartOfEpoch);
    }

    [Fact]
    public void Run_Patience_LetsRowsHeldOutChooseTheEpochs()
    {
        var result = Train(new() { ["checkpoint"] = SharedData.Find("models/tiny-bert"), ["device"] = "cpu", ["epochs"] = "3", ["patience"] = "1" });

        Assert.InRange(result.Model.Manifest!.Training!.BestEpoch!.Value, 1, 3);
    }

    [Fact]
    public void Run_SentenceFolder_IsFollowedAndSaid()
    {
        using var sentences = new Transformers.SentenceFolder().WithModules("Transformer", "Pooling", "Normalize")
            .With("1_Pooling/config.json", """{"pooling_mode_cls_token": true, "pooling_mode_max_tokens": true}""")
            .With("sentence_bert_config.json", """{"max_seq_length": 12}""");

        var result = Train(new() { ["checkpoint"] = sentences.FullPath, ["device"] = "cpu", ["epochs"] = "3", ["l2"] = "0.01" });

        Assert.Equal(("first-token+maximum", "true", "0.01"), (
            result.Model.Manifest!.Settings["pooling"], result.Model.Manifest.Settings["normalize"], result.Model.Manifest.Settings["l2"]));
        Assert.Equal("The checkpoint is a sentence-transformers model: pooling first-token+maximum, at most 12 tokens, then brought to the length 1.", result.Notes[^1]);
        Assert.Matches("^[1-9][0-9]? of 100 texts have more than 12 tokens", result.Notes[0]);
    }

    [Theory]
    [InlineData("pooling", "average", "one of first-token, maximum, mean,")]
    [InlineData("normalize", "yes", "true, false or model is expected")]
    public void Run_SettingUnusable_SaysWhatIsExpected(string name, string value, string expected)
    {
        var error = Assert.ThrowsAny<Exception>(() => Train(new() { ["checkpoint"] = SharedData.Find("models/tiny-bert"), [name] = value }));

        Assert.Contains($"'{name}' is '{value}'; {expected}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoCheckpoint_SaysHowToNameOneAndWhatLearnsWithout()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Train([]));

        Assert.Equal(
            "The recipe 'transformer-features' needs a pretrained checkpoint in Hugging Face's layout: the setting checkpoint=FOLDER. "
            + "Without one, the recipes 'transformer' and 'embeddings' learn from nothing.",
            error.Message);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private TrainingResult Train(Dictionary<string, string> settings, string moreRows = "", IProgress<TrainingProgress>? progress = null) => RecipeTraining.Run(
        new TrainingRequest
        {
            DataPath = Write("train.csv", TopicRows.Csv(100) + moreRows),
            TextColumn = "text",
            LabelColumn = "topic",
            Recipe = new TransformerFeaturesRecipe(),
            Settings = settings,
        },
        progress: progress,
        cancellation: TestContext.Current.CancellationToken);

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private sealed class Listener(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}

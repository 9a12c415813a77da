using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.TorchSharp;
using Microsoft.ML.TorchSharp.NasBert;
using Microsoft.ML.Transforms;
using NlpMlNet.Evaluation;
using NlpMlNet.Models;
using NlpMlNet.Native;
using NlpMlNet.Progress;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Training;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.Recipes;

/// <summary>The recipe <c>mlnet-text-classification</c>, with random weights in the place of the pretrained ones.</summary>
public sealed class MlNetTextClassificationRecipeTests : IDisposable
{
    private static readonly string[] Texts = ["wave ship sail", "hill wood", ""];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");
    private readonly string weights;

    public MlNetTextClassificationRecipeTests() => weights = RandomNasBert.WriteTo(Path.Combine(folder.FullName, "weights"));

    [Fact]
    public void Run_WeightsOnTheDisk_TrainsAndTheSavedModelScoresTheSame()
    {
        var (context, path, test) = (new MLContext(1), Path.Combine(folder.FullName, "model.zip"), Write("test.csv", TopicRows.Csv(20, seed: 2)));

        var result = Train(Settings());
        ModelFile.Save(context, path, result.Model);
        var loaded = ModelFile.Load(context, path);
        var metrics = ModelEvaluation.Evaluate(context, loaded, test, cancellation: TestContext.Current.CancellationToken);

        var manifest = loaded.Manifest!;
        Assert.Equal(20, metrics.Rows);
        Assert.Equal(["land", "sea"], manifest.Classes);
        Assert.Equal(("mlnet-text-classification", 1, 1), (manifest.Recipe, manifest.Training!.Epochs, manifest.Training.BestEpoch));
        Assert.True(manifest.Training.Refitted);
        Assert.Equal((weights, "false", "1", "8", "0.0001"), (
            manifest.Settings["checkpoint"], manifest.Settings["download"], manifest.Settings["epochs"], manifest.Settings["batch-size"], manifest.Settings["learning-rate"]));
        Assert.StartsWith("0.23.1", manifest.Versions["Microsoft.ML.TorchSharp"], StringComparison.Ordinal);
        Assert.Equal(["ML.NET's TextClassification keeps the last epoch; the held-out rows had no part in the training."], result.Notes);
        Assert.Equal(Probabilities(result.Model.Transformer, "text"), Probabilities(loaded.Transformer, "text"));
    }

    [Fact]
    public void Run_LongTexts_SaysWhatIsCutInTrainingAndEvaluation()
    {
        var rows = TopicRows.Csv(30) + string.Concat(Enumerable.Repeat("wave ", 599)) + "wave,sea\n"; // 600 byte pairs and <s>: 89 behind 512
        var path = Write("long.csv", rows);

        var result = Train(Settings(), rows);
        var metrics = ModelEvaluation.Evaluate(new MLContext(1), result.Model, path, cancellation: TestContext.Current.CancellationToken);

        Assert.StartsWith("1 of 31 texts has more than 512 tokens, the most that the model reads: ", result.Notes[0], StringComparison.Ordinal);
        Assert.Equal((1, 89, 512), (metrics.Cuts.Texts, metrics.Cuts.CutTokens, metrics.Cuts.MaximumLength));
    }

    [Fact]
    public void Fit_SavedModel_GivesTheSameValuesInAFreshProcess()
    {
        var context = new MLContext(seed: 1);
        var data = TextView(context);

        var model = Fit(Run(context)).Model;

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    // Nothing is added to what ML.NET does: p = softmax(z) of the logits of its own trainer with the same seed.
    [Fact]
    public void Fit_SameSeed_GivesTheSoftmaxOfMlNetsOwnScores()
    {
        var context = new MLContext(seed: 3) { TempFilePath = folder.FullName };
        RandomNasBert.WriteTo(Path.Combine(folder.FullName, "mlnet"));
        manual_seed(3);
        var own = context.MulticlassClassification.Trainers.TextClassification(
            labelColumnName: "Label", sentence1ColumnName: "Text", batchSize: 8, maxEpochs: 1).Fit(KeyedRows(context));
        var logits = own.Transform(TextView(context)).GetColumn<float[]>("Score").ToArray();

        var model = Fit(Run(context) with { Seed = 3 }).Model;

        var expected = logits.Select(z => z.Select(component => (float)(Math.Exp(component) / z.Sum(other => Math.Exp(other)))).ToArray()).ToArray();
        var actual = Probabilities(model);
        for (var row = 0; row < Texts.Length; row++)
        {
            Assert.Equal(expected[row][0], actual[row][0], 1e-5f);
            Assert.Equal(expected[row][1], actual[row][1], 1e-5f);
        }
    }

    [Fact]
    public void Fit_TwoRuns_AreAlikeWithOneSeedAndDifferWithAnother()
    {
        var first = Probabilities(Fit(Run(new MLContext(seed: 1))).Model);
        manual_seed(99);
        var same = Probabilities(Fit(Run(new MLContext(seed: 1))).Model);
        var other = Probabilities(Fit(Run(new MLContext(seed: 1)) with { Seed = 2 }).Model);

        Assert.Equal(first, same);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task Fit_BesideAnotherFineTuning_GivesWhatEachGivesAlone()
    {
        var context = new MLContext(seed: 1);
        var ours = context.MulticlassClassification.Trainers.TransformerTextClassification(new TransformerTextClassificationOptions
        {
            Sentence1ColumnName = "Text",
            NewEncoder = new() { VocabularySize = 100, HiddenSize = 16, Layers = 1, Heads = 2, InnerSize = 32, MaximumLength = 16 },
            MaximumEpochs = 30,
            Patience = null,
            Device = TransformerDevice.Cpu,
        });
        var alone = (Probabilities(ours.Fit(KeyedRows(context))), Probabilities(Fit(Run(context)).Model));

        var other = Task.Run(() => Probabilities(Fit(Run(new MLContext(seed: 1))).Model), TestContext.Current.CancellationToken);
        var beside = (Probabilities(ours.Fit(KeyedRows(context))), await other);

        Assert.Equal(alone.Item1, beside.Item1);
        Assert.Equal(alone.Item2, beside.Item2);
    }

    [Fact]
    public void Fit_Epochs_AreReportedAndLogged()
    {
        var (context, reports, log) = (new MLContext(seed: 1), new List<TrainingProgress>(), new List<string>());
        context.Log += (_, e) => log.Add(e.Message);

        Fit(Run(context) with { Epochs = 2, Progress = new Reports(reports) });

        Assert.Equal([1, 2], reports.Where(report => report.PartOfEpoch == 0).Select(report => report.Epoch));
        Assert.All(reports, report => Assert.Equal((2, double.NaN), (report.MaximumEpochs, report.Loss)));
        Assert.Contains(log, message => message.Contains("[Source=mlnet-text-classification; Training, Kind=Info] Epoch 2 of 2: ", StringComparison.Ordinal));
        Assert.DoesNotContain(log, message => message.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_Cancelled_EndsAfterTheEpoch()
    {
        using var source = new CancellationTokenSource();
        var reports = new List<TrainingProgress>();
        var run = Run(new MLContext(seed: 1)) with { Cancellation = source.Token, Epochs = 1000, Progress = new Reports(reports, new CancelAfter(1, source).Report) };

        Assert.ThrowsAny<OperationCanceledException>(() => Fit(run));
        Assert.Equal(1, reports.Max(report => report.Epoch));
    }

    [Fact]
    public void Fit_ContextCancelled_EndsAfterTheEpoch()
    {
        var context = new MLContext(seed: 1);
        var run = Run(context) with { Epochs = 1000, Progress = new Reports([], _ => context.CancelExecution()) };

        Assert.ThrowsAny<OperationCanceledException>(() => Fit(run));
    }

    [Fact]
    public void Fit_ClassWithoutRows_IsRefusedByName()
    {
        var context = new MLContext(seed: 1);

        var error = Assert.Throws<NlpMlNetException>(() => Fit(Run(context), KeyedRows(context, "land", "lake", "sea")));

        Assert.Equal(
            "No row has the label lake (column 'Label'), and ML.NET's TextClassification counts the classes in the rows. Map the labels to keys of these rows alone, or add rows.",
            error.Message);
    }

    [Theory]
    [InlineData("epochs", "0", "a whole number above 0 is expected")]
    [InlineData("learning-rate", "0", "a number above 0 is expected")]
    [InlineData("warm-up", "1.5", "a number from 0 to 1 is expected")]
    [InlineData("clip", "-1", "a number of 0 or above is expected")]
    public void Fit_SettingOutOfRange_SaysWhatIsExpected(string setting, string value, string expected)
    {
        var settings = Settings();
        settings[setting] = value;

        var error = Assert.Throws<NlpMlNetException>(() => Fit(Run(new MLContext(seed: 1)) with { Settings = settings }));

        Assert.Equal($"Settings of the recipe 'mlnet-text-classification' can't be used: '{setting}' is '{value}'; {expected}.", error.Message);
    }

    [Fact]
    public void Settings_Defaults_AreMlNets()
    {
        var options = new TextClassificationTrainer.TextClassificationOptions();
        var defaults = new MlNetTextClassificationRecipe().Settings.ToDictionary(setting => setting.Name, setting => setting.DefaultValue);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["checkpoint"] = "mlnet",
                ["download"] = "false",
                ["device"] = "automatic",
                ["html"] = "true", // ours
                ["epochs"] = $"{options.MaxEpoch}",
                ["batch-size"] = $"{options.BatchSize}",
                ["learning-rate"] = options.LearningRate.Single().ToString(CultureInfo.InvariantCulture),
                ["warm-up"] = options.WarmupRatio.ToString(CultureInfo.InvariantCulture),
                ["weight-decay"] = options.WeightDecay.ToString(CultureInfo.InvariantCulture),
                ["clip"] = options.ClipNorm.ToString(CultureInfo.InvariantCulture),
            },
            defaults);
    }

    [Fact]
    public void Fit_WeightsDamaged_SaysWhatTheyAre()
    {
        File.WriteAllText(Path.Combine(weights, RandomNasBert.FileName), "<html>not found</html>");

        var error = Assert.Throws<NlpMlNetException>(() => Fit(Run(new MLContext(seed: 1))));

        Assert.StartsWith("ML.NET's TextClassification failed. ", error.Message, StringComparison.Ordinal);
        Assert.Contains("https://aka.ms/mlnet-resources/models/NasBert2000000.tsm", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_ThenTransform_SaysHowToShareAModel()
    {
        var model = Fit(Run(new MLContext(seed: 1))).Model;
        ((IDisposable)model).Dispose();

        var error = Assert.ThrowsAny<Exception>(() => Probabilities(model)).GetBaseException();

        Assert.IsType<ObjectDisposedException>(error);
        Assert.Contains("OwnsTransformer = false", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static TrainedPipeline Fit(RecipeRun run, IDataView? rows = null) => new MlNetTextClassificationRecipe().Fit(run, rows ?? KeyedRows(run.Context), validation: null);

    private static float[][] Probabilities(ITransformer model, string column = "Text") =>
        [.. model.Transform(TextView(new MLContext(), column)).GetColumn<float[]>("Score")];

    private static IDataView TextView(MLContext context, string column = "Text")
    {
        var rows = context.Data.LoadFromEnumerable(Texts.Select(text => new Row { Text = text }));
        return context.Transforms.CopyColumns(column, "Text").Fit(rows).Transform(rows);
    }

    /// <summary>Twenty rows of two topics, whose labels are keys: of these values, or of those that occur.</summary>
    private static IDataView KeyedRows(MLContext context, params string[] values)
    {
        var rows = context.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(i => i % 2 == 0
            ? new Row { Text = $"wave ship {i}", Class = "sea" }
            : new Row { Text = $"hill wood {i}", Class = "land" }));
        var keys = values.Length == 0 ? null : context.Data.LoadFromEnumerable(values.Select(value => new Key { Value = value }));
        return context.Transforms.Conversion.MapValueToKey("Label", "Class", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue, keyData: keys)
            .Fit(rows).Transform(rows);
    }

    private RecipeRun Run(MLContext context) => new() { Context = context, TextColumn = "Text", LabelColumn = "Label", Settings = Settings() };

    private Dictionary<string, string> Settings() => new() { ["checkpoint"] = weights, ["epochs"] = "1", ["batch-size"] = "8", ["device"] = "cpu" };

    private TrainingResult Train(Dictionary<string, string> settings, string? rows = null) => RecipeTraining.Run(
        new TrainingRequest
        {
            DataPath = Write("train.csv", rows ?? TopicRows.Csv(30)),
            TextColumn = "text",
            LabelColumn = "topic",
            Recipe = new MlNetTextClassificationRecipe(),
            Settings = settings,
        },
        cancellation: TestContext.Current.CancellationToken);

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private sealed class Reports(List<TrainingProgress> list, Action<TrainingProgress>? whenTold = null) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            list.Add(value);
            whenTold?.Invoke(value);
        }
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public string Class { get; set; } = "";
    }

    private sealed class Key
    {
        public string Value { get; set; } = "";
    }
}

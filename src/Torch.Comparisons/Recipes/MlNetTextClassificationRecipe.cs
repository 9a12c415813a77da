using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.TorchSharp;
using Microsoft.ML.TorchSharp.NasBert;
using NlpMlNet.Hosting;
using NlpMlNet.Native;
using NlpMlNet.Networks;
using NlpMlNet.Training;
using NlpMlNet.Transformers;
using static TorchSharp.torch;
using BertOptions = Microsoft.ML.TorchSharp.NasBert.TextClassificationTrainer.TextClassificationOptions;

namespace NlpMlNet.Recipes;

/// <summary>The recipe <c>mlnet-text-classification</c>: ML.NET's own TextClassification, to compare with.</summary>
internal sealed class MlNetTextClassificationRecipe : IRecipe
{
    public const string RecipeName = "mlnet-text-classification";

    // ML.NET draws from the one random generator that torch has in a process: its trainings take turns.
    internal static readonly Lock RandomGenerator = new();

    private const string MlNet = "mlnet";
    private const string KeepsLastEpoch = "ML.NET's TextClassification keeps the last epoch; the held-out rows had no part in the training.";

    private static readonly Start FromMlNet = new(new NasBertWeights(null, MayDownload: false), TransformerDevice.Automatic);

    // ML.NET's own, written down so that a list of recipes doesn't load its assembly; a test compares them.
    private static readonly Choices Defaults = new(Epochs: 10, BatchSize: 32, LearningRate: 1e-4, WarmUp: 0.06, WeightDecay: 0, Clip: 5);

    private static readonly SettingTable<Start> StartSettings = new(
    [
        new("checkpoint", $"Folder that has {NasBertWeights.FileName}, or mlnet: where ML.NET keeps it.", o => o.Weights.Folder ?? MlNet, (o, text) =>
            o with { Weights = o.Weights with { Folder = text == MlNet ? null : text } }),
        Setting<Start>.Switch(
            "download", "Whether ML.NET may download that file (from Microsoft) where it is missing.", o => o.Weights.MayDownload, (o, v) =>
                o with { Weights = o.Weights with { MayDownload = v } }),
        Setting<Start>.Choice("device", "Where it is computed: automatic, cpu, cuda.", o => o.Device, (o, v) => o with { Device = v }),
    ]);

    private static readonly SettingTable<Choices> TrainingSettings = new(
    [
        Setting<Choices>.Integer("epochs", "Passes over the rows: always so many.", o => o.Epochs, (o, v) => o with { Epochs = Positive(v) }),
        Setting<Choices>.Integer("batch-size", "Texts in one batch.", o => o.BatchSize, (o, v) => o with { BatchSize = Positive(v) }),
        Setting<Choices>.Number("learning-rate", "Highest step size, above 0.", o => o.LearningRate, (o, v) => o with { LearningRate = Positive(v) }),
        Setting<Choices>.Number("warm-up", "Share of the steps in which the step size rises, from 0 to 1.", o => o.WarmUp, (o, v) => o with { WarmUp = Share(v) }),
        Setting<Choices>.Number("weight-decay", "Strength of Adam's decay, 0 or above.", o => o.WeightDecay, (o, v) => o with { WeightDecay = NotNegative(v) }),
        Setting<Choices>.Number("clip", "Length to which longer gradients are cut; 0 for none.", o => o.Clip, (o, v) => o with { Clip = NotNegative(v) }),
    ]);

    public string Name => RecipeName;

    public string Description => "ML.NET's own TextClassification (a NAS-BERT), to compare with: its pretrained weights must be on the disk.";

    public IReadOnlyDictionary<string, string> Versions => new Dictionary<string, string>(TorchLibrary.Versions)
    {
        ["Microsoft.ML.TorchSharp"] = SoftwareVersions.VersionOf(typeof(TextClassificationTrainer).Assembly),
    };

    public IReadOnlyList<RecipeSetting> Settings { get; } = [.. StartSettings.Describe(FromMlNet), .. TrainingSettings.Describe(Defaults), .. TextSettings.Table.Describe(TextSettings.Default)];

    public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
    {
        var (texts, start, choices) = RecipeSettings.ApplyWithTexts(Name, run.Settings, (StartSettings, FromMlNet), (TrainingSettings, Defaults));
        choices = choices with { Epochs = run.Epochs ?? choices.Epochs };
        using var weights = start.Weights.Place(run.Context.TempFilePath);
        var (reading, note) = TextStep.Fit(run, texts, train, validation);
        var classifier = Train(run, reading?.Transform(train) ?? train, choices, weights, TorchDevices.Find(start.Device));
        var named = TextLabels.Append(run.Context, classifier, train);
        return new TrainedPipeline(
            reading is null ? named : new TransformerChain<ITransformer>(reading, named),
            StartSettings.ValuesOf(start).Concat(TrainingSettings.ValuesOf(choices)).Concat(TextSettings.Table.ValuesOf(texts)).ToDictionary())
        {
            Outcome = new TrainingOutcome(choices.Epochs, choices.Epochs, StopReason.MaximumEpochs.InWords()),
            Notes = [.. new[] { note, CutsOf(run, reading, [train, validation]), validation is null ? null : KeepsLastEpoch }.OfType<string>()],
        };
    }

    // ML.NET says nothing of the texts that it cuts.
    private static string? CutsOf(RecipeRun run, ITransformer? reading, IEnumerable<IDataView?> views)
    {
        string[] texts = [.. views.OfType<IDataView>().SelectMany(view => (reading?.Transform(view) ?? view).GetColumn<string>(run.TextColumn))];
        return NasBertTokens.CutsOf(texts).Describe(texts.Length);
    }

    private static MlNetTextClassifier Train(RecipeRun run, IDataView train, Choices choices, PlacedWeights weights, Device device)
    {
        var environment = CatalogEnvironment.Of(run.Context.Transforms);
        using var training = new HostedTraining(environment, RecipeName);
        var cancellation = training.EndedBy(run.Cancellation);
        var classes = ClassKeys.Of(train.Schema[run.LabelColumn]);
        var count = CountOf(run, train, classes, cancellation);
        var rows = new EpochRows(train, run.TextColumn, count, choices.Epochs, cancellation, training.Logged(run.Progress));
        var inner = MlNetTextClassifier.Inner(device, run.Seed);
        inner.TempFilePath = weights.Folder;
        inner.Log += (_, e) =>
        {
            if (e.Message.Contains(NasBertWeights.FileName, StringComparison.Ordinal))
            {
                training.Inform(e.RawMessage); // a download, or its failure
            }
        };
        var trainer = inner.MulticlassClassification.Trainers.TextClassification(choices.ToOptions(run));
        if (run.Threads is { } threads)
        {
            set_num_threads(threads);
        }

        // ML.NET seeds each epoch, but not the new head before the first one.
        lock (RandomGenerator)
        {
            manual_seed(run.Seed);
            return new(environment, MlNetFailure.Explain(() => trainer.Fit(rows)), run.TextColumn, classes);
        }
    }

    /// <summary>Counts the rows, and refuses those of which ML.NET would make a model with mistaken classes.</summary>
    private static int CountOf(RecipeRun run, IDataView train, ClassKeys classes, Cancellation cancellation)
    {
        var rows = TextRows.Read(train, new ClassifierColumns(run.TextColumn, null, "Score", "PredictedLabel"), run.LabelColumn, cancellation);
        rows.RequireTwoClasses(run.LabelColumn);
        var missing = Enumerable.Range(0, classes.Count).Except(rows.Labels).Select(label => classes.Names[label]).ToList();
        return missing.Count == 0 ? rows.Labels.Count : throw new NlpMlNetException(
            $"No row has the label {string.Join(", ", missing)} (column '{run.LabelColumn}'), and ML.NET's TextClassification counts the classes in the rows. Map the labels to keys of these rows alone, or add rows.");
    }

    private static int Positive(int value) => value > 0 ? value : throw new FormatException("a whole number above 0 is expected");

    private static double Positive(double value) => value is > 0 and < double.PositiveInfinity ? value : throw new FormatException("a number above 0 is expected");

    private static double NotNegative(double value) => value is >= 0 and < double.PositiveInfinity ? value : throw new FormatException("a number of 0 or above is expected");

    private static double Share(double value) => value is >= 0 and <= 1 ? value : throw new FormatException("a number from 0 to 1 is expected");

    /// <summary>What the training starts from, and where it is computed.</summary>
    private sealed record Start(NasBertWeights Weights, TransformerDevice Device);

    /// <summary>The settings that ML.NET's trainer has, by the names that the recipe <c>transformer</c> gives them.</summary>
    private sealed record Choices(int Epochs, int BatchSize, double LearningRate, double WarmUp, double WeightDecay, double Clip)
    {
        public BertOptions ToOptions(RecipeRun run) => new()
        {
            Sentence1ColumnName = run.TextColumn,
            LabelColumnName = run.LabelColumn,
            MaxEpoch = Epochs,
            BatchSize = BatchSize,
            LearningRate = [LearningRate],
            WarmupRatio = WarmUp,
            WeightDecay = WeightDecay,
            ClipNorm = Clip,
        };
    }
}

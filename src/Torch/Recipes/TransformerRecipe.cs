using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Native;
using NlpMlNet.Networks;
using NlpMlNet.Transformers;

namespace NlpMlNet.Recipes;

/// <summary>The recipe <c>transformer</c>: a transformer that is fine-tuned on the texts.</summary>
internal sealed class TransformerRecipe : IRecipe
{
    private static readonly TransformerTextClassificationOptions Defaults = new();

    private static readonly NewEncoderOptions Encoder = new();

    private const string None = "none";
    private const string Model = "model";

    private static readonly Setting<TransformerTextClassificationOptions> Rate =
        Setting<TransformerTextClassificationOptions>.Number("learning-rate", "", o => o.LearningRate ?? 0, (o, v) => o with { LearningRate = v });

    private static readonly SettingTable<TransformerTextClassificationOptions> TrainingSettings = new(
    [
        new("checkpoint", "Folder of a pretrained checkpoint; none for a small encoder that learns from nothing.", o => o.Checkpoint ?? None, (o, text) =>
            o with { Checkpoint = text == None ? null : text }),
        new("max-length", "Most tokens of a text, or model: as many as the model can take.", o => SettingText.Show(o.MaximumLength, Model), (o, text) =>
            o with { MaximumLength = SettingText.ParseOr(text, Model) }),
        Setting<TransformerTextClassificationOptions>.Integer("batch-size", "Texts in one batch.", o => o.BatchSize, (o, v) => o with { BatchSize = v }),
        Setting<TransformerTextClassificationOptions>.Integer(
            "accumulate", "Batches whose gradients are added up in one step.", o => o.AccumulationSteps, (o, v) => o with { AccumulationSteps = v }),
        Setting<TransformerTextClassificationOptions>.Integer("epochs", "Most passes over the rows.", o => o.MaximumEpochs, (o, v) => o with { MaximumEpochs = v }),
        Setting<TransformerTextClassificationOptions>.Integer(
            "patience", "Epochs without a lower validation loss that end the training; 0 for all epochs.", o => o.Patience ?? 0, (o, v) => o with { Patience = v == 0 ? null : v }),
        new("learning-rate", "Highest step size, or auto: 3e-5 for a checkpoint, 1e-3 from nothing.", ShowRate, (o, text) =>
            text == "auto" ? o with { LearningRate = null } : Rate.Apply(o, text)),
        Setting<TransformerTextClassificationOptions>.Number("warm-up", "Share of the steps in which the step size rises.", o => o.WarmUp, (o, v) => o with { WarmUp = v }),
        Setting<TransformerTextClassificationOptions>.Number("weight-decay", "Strength of AdamW's decay.", o => o.WeightDecay, (o, v) => o with { WeightDecay = v }),
        Setting<TransformerTextClassificationOptions>.Number(
            "clip", "Length to which longer gradients are cut; 0 for none.", o => o.GradientClipping ?? 0, (o, v) => o with { GradientClipping = v == 0 ? null : v }),
        new("frozen-blocks", "Blocks that stay as they are, the embeddings with them; none for none.", o => SettingText.Show(o.FrozenBlocks, None), (o, text) =>
            o with { FrozenBlocks = SettingText.ParseOr(text, None) }),
        Setting<TransformerTextClassificationOptions>.Choice("device", "Where it is computed: automatic, cpu, cuda.", o => o.Device, (o, v) => o with { Device = v }),
    ]);

    private static readonly SettingTable<NewEncoderOptions> EncoderSettings = new(
    [
        Setting<NewEncoderOptions>.Integer("vocabulary", "From nothing: subwords that are learnt.", o => o.VocabularySize, (o, v) => o with { VocabularySize = v }),
        Setting<NewEncoderOptions>.Integer("width", "From nothing: components of a token's vector.", o => o.HiddenSize, (o, v) => o with { HiddenSize = v }),
        Setting<NewEncoderOptions>.Integer("layers", "From nothing: blocks.", o => o.Layers, (o, v) => o with { Layers = v }),
        Setting<NewEncoderOptions>.Integer("heads", "From nothing: attention heads in a block.", o => o.Heads, (o, v) => o with { Heads = v }),
        Setting<NewEncoderOptions>.Integer("inner-width", "From nothing: units between a block's two feed-forward layers.", o => o.InnerSize, (o, v) => o with { InnerSize = v }),
        Setting<NewEncoderOptions>.Integer("positions", "From nothing: most tokens of a text.", o => o.MaximumLength, (o, v) => o with { MaximumLength = v }),
        Setting<NewEncoderOptions>.Number(
            "dropout", "From nothing: share of components left out in a step, below 1.", o => Math.Round(o.Dropout, 6), (o, v) => o with { Dropout = (float)v }),
    ]);

    public string Name => "transformer";

    public string Description => "A transformer, fine-tuned: a pretrained checkpoint, or a small encoder that learns from nothing.";

    public bool CanResume => true;

    public IReadOnlyDictionary<string, string> Versions => TorchLibrary.Versions;

    public IReadOnlyList<string> FileSettings => ["checkpoint"];

    public IReadOnlyList<RecipeSetting> Settings { get; } =
        [.. TrainingSettings.Describe(Defaults), .. EncoderSettings.Describe(Encoder), .. TextSettings.Table.Describe(TextSettings.Default)];

    public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
    {
        var (texts, encoder, training) = RecipeSettings.ApplyWithTexts(
            Name, run.Settings, (EncoderSettings, Encoder), (TrainingSettings, Defaults));
        var options = Complete(training with { NewEncoder = encoder }, run);
        var (reading, note) = TextStep.Fit(run, texts, train, validation);
        IDataView Read(IDataView rows) => reading?.Transform(rows) ?? rows;
        var classifier = run.Context.MulticlassClassification.Trainers
            .TransformerTextClassification(options, validation is null ? null : Read(validation)).Fit(Read(train));
        var summary = classifier.Training!; // it has just been trained
        var named = TextLabels.Append(run.Context, classifier, train);
        return new TrainedPipeline(
            reading is null ? named : new TransformerChain<ITransformer>(reading, named),
            TrainingSettings.ValuesOf(options).Concat(EncoderSettings.ValuesOf(encoder)).Concat(TextSettings.Table.ValuesOf(texts)).ToDictionary())
        {
            Outcome = new TrainingOutcome(summary.Epochs, summary.BestEpoch, summary.Reason.InWords()),
            Notes =
            [
                .. summary.Notes,
                .. new[] { note, summary.Cuts.Describe(summary.TrainingRows + summary.ValidationRows) }.OfType<string>(),
                .. WarnOfFewSteps(options, summary),
            ],
        };
    }

    private static TransformerTextClassificationOptions Complete(TransformerTextClassificationOptions options, RecipeRun run) => options with
    {
        LabelColumnName = run.LabelColumn,
        Sentence1ColumnName = run.TextColumn,
        MaximumEpochs = run.Epochs ?? options.MaximumEpochs,
        Seed = run.Seed,
        Threads = run.Threads,
        ValidationFraction = 0,
        StatePath = run.StatePath,
        CancellationToken = run.Cancellation,
        KeepBestOnCancel = true,
        Progress = run.Progress is { } progress && options.Checkpoint is null ? new LongEpochWarning(progress) : run.Progress,
    };

    // Fewer steps than these hardly move a pretrained network (Mosbach, Andriushchenko and Klakow 2021).
    private static IEnumerable<string> WarnOfFewSteps(TransformerTextClassificationOptions options, FineTuningSummary summary)
    {
        const int Few = 100;
        var steps = summary.Epochs * (int)Math.Ceiling((double)summary.TrainingRows / (options.BatchSize * options.AccumulationSteps));
        return options.Checkpoint is null || steps >= Few ? [] :
        [
            string.Create(CultureInfo.InvariantCulture, $"The fine-tuning had {steps} steps, which is few: with few rows, smaller batches and more epochs learn more (batch-size=8, epochs=20), ")
            + "and so does the recipe transformer-features.",
        ];
    }

    private static string ShowRate(TransformerTextClassificationOptions options) => options.LearningRate is null ? "auto" : Rate.Show(options);
}

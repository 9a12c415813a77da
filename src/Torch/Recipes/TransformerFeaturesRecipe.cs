using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Native;
using NlpMlNet.Transformers;

namespace NlpMlNet.Recipes;

/// <summary>The recipe <c>transformer-features</c>: vectors of a pretrained transformer that itself learns nothing, then a linear network.</summary>
internal sealed class TransformerFeaturesRecipe : IRecipe
{
    private const string None = "none";
    private const string Model = "model";

    private static readonly Choices Defaults = new(null, new ContextualEmbeddingsOptions());

    // A linear model on vectors that know the language already: few labels don't carry more. What keeps it from learning by heart is its
    // penalty, and not the epochs that validation rows would choose: where labels are few, these are too few to choose by.
    private static readonly FeedForwardOptions Network = new() { HiddenLayers = [], Patience = null };

    private static readonly SettingTable<Choices> FeatureSettings = new(
    [
        new("checkpoint", "Folder of the pretrained checkpoint; required.", o => o.Checkpoint ?? None, (o, text) => o with { Checkpoint = text == None ? null : text }),
        new("pooling", $"How tokens' vectors become one: {PoolingNames.All}; several with + between them; model: as a sentence-transformers folder says, else mean.", ShowPooling, (o, text) =>
            o.With(e => e with { Pooling = text == Model ? null : PoolingNames.Parse(text) })),
        new("normalize", "Whether vectors are brought to the length 1: true, false; model: as a sentence-transformers folder says, else false.", ShowNormalize, (o, text) =>
            o.With(e => e with { Normalize = ParseNormalize(text) })),
        new("max-length", "Most tokens of a text; model: as a sentence-transformers folder says, else as many as the model can take.", o => SettingText.Show(o.Options.MaximumLength, Model), (o, text) =>
            o.With(e => e with { MaximumLength = SettingText.ParseOr(text, Model) })),
        Setting<Choices>.Integer("texts-at-once", "Texts in one batch of the transformer.", o => o.Options.BatchSize, (o, v) => o.With(e => e with { BatchSize = v })),
        Setting<Choices>.Choice("device", "Where it is computed: automatic, cpu, cuda.", o => o.Options.Device, (o, v) => o.With(e => e with { Device = v })),
    ]);

    public string Name => "transformer-features";

    public string Description => "The vectors that a pretrained transformer has of the texts, and a network: for few labels.";

    public IReadOnlyDictionary<string, string> Versions => TorchLibrary.Versions;

    public IReadOnlyList<string> FileSettings => ["checkpoint"];

    public IReadOnlyList<RecipeSetting> Settings { get; } =
        [.. FeatureSettings.Describe(Defaults), .. PenaltyStrength.Describe(NetworkSettings.Table.Describe(Network)), .. TextSettings.Table.Describe(TextSettings.Default)];

    public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
    {
        var (texts, choices, chosen) = RecipeSettings.ApplyWithTexts(Name, PenaltyStrength.WithoutAuto(run.Settings), (FeatureSettings, Defaults), (NetworkSettings.Table, Network));
        var column = FeaturesAndNetwork.ColumnOf(run);
        var (reading, note) = TextStep.Fit(run, texts, train, validation);
        var readable = reading?.Transform(train) ?? train;
        var vectors = run.Memory.GetOrAdd(() => run.Context.Transforms.Text.ContextualEmbeddings(column, run.TextColumn, FolderOf(choices), choices.Options).Fit(readable));
        var survey = run.Memory.GetOrAdd(() => TextSurvey.Of(vectors, run.TextColumn, validation is null ? [readable] : [readable, reading?.Transform(validation) ?? validation]));
        var remembering = run.Memory.GetOrAdd(() => new FrozenVectors(vectors.Remembering(run.Context))).Transformer;
        var conditions = ConditionsOf(run, survey);
        var network = PenaltyStrength.IsAuto(run.Settings)
            ? chosen with { L2 = run.Memory.GetOrAdd(() => PenaltyStrength.Of(vectors.Dimension, train.GetColumn<uint>(run.LabelColumn).Count())).L2 }
            : chosen;
        var used = choices.With(options => options with { Pooling = vectors.Pooling, Normalize = vectors.IsNormalized });
        var trained = FeaturesAndNetwork.Fit(
            run,
            column,
            reading is null ? vectors : new TransformerChain<ITransformer>(reading, vectors),
            remembering.Transform(conditions.ApplyTo(readable)),
            validation is null || network.Patience is null ? null : remembering.Transform(conditions.ApplyTo(reading?.Transform(validation) ?? validation)),
            rows => FeedForwardStep.Train(rows, network),
            [.. FeatureSettings.ValuesOf(used), .. NetworkSettings.Table.ValuesOf(network), .. TextSettings.Table.ValuesOf(texts)]);
        return trained with
        {
            Notes = [.. new[] { note, survey.Cuts.Describe(survey.Rows) }.OfType<string>(), .. vectors.Notes, .. trained.Notes],
            Outcome = network.Patience is null && !run.Cancellation.IsCancellationRequested ? null : trained.Outcome, // no rows have chosen the epochs
        };
    }

    private static BatchConditions ConditionsOf(RecipeRun run, TextSurvey survey) => new()
    {
        Threads = run.Threads ?? 0,
        CancellationToken = run.Cancellation,
        Computed = run.Progress is { } progress ? run.Memory.GetOrAdd(() => new EncodingProgress(progress, survey.Distinct)).Add : null,
    };

    private static string ShowPooling(Choices choices) => choices.Options.Pooling is { } pooling ? PoolingNames.Show(pooling) : Model;

    private static string ShowNormalize(Choices choices) => choices.Options.Normalize switch
    {
        null => Model,
        true => "true",
        false => "false",
    };

    private static bool? ParseNormalize(string text) =>
        text == Model ? null : bool.TryParse(text, out var value) ? value : throw new FormatException("true, false or model is expected");

    private static string FolderOf(Choices choices) => choices.Checkpoint ?? throw new NlpMlNetException(
        "The recipe 'transformer-features' needs a pretrained checkpoint in Hugging Face's layout: the setting checkpoint=FOLDER. "
        + "Without one, the recipes 'transformer' and 'embeddings' learn from nothing.");

    /// <summary>The vectors of the texts of a training, each computed once.</summary>
    private sealed record FrozenVectors(ContextualEmbeddingsTransformer Transformer);

    /// <summary>The checkpoint whose vectors are features, and how they are computed.</summary>
    private sealed record Choices(string? Checkpoint, ContextualEmbeddingsOptions Options)
    {
        public Choices With(Func<ContextualEmbeddingsOptions, ContextualEmbeddingsOptions> change) => this with { Options = change(Options) };
    }
}

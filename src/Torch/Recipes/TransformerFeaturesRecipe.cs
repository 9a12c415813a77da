using Microsoft.ML;
using NlpMlNet.Native;
using NlpMlNet.Transformers;

namespace NlpMlNet.Recipes;

/// <summary>The recipe <c>transformer-features</c>: vectors of a pretrained transformer that itself learns nothing, then a linear network.</summary>
internal sealed class TransformerFeaturesRecipe : IRecipe
{
    private const string None = "none";
    private const string Model = "model";

    private static readonly Choices Defaults = new(null, new ContextualEmbeddingsOptions());

    // A linear model on vectors that know the language already: few labels don't carry more.
    private static readonly FeedForwardOptions Network = new() { HiddenLayers = [], L2 = 1e-3f };

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

    public IReadOnlyList<RecipeSetting> Settings { get; } = [.. FeatureSettings.Describe(Defaults), .. NetworkSettings.Table.Describe(Network)];

    public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
    {
        var (choices, network) = RecipeSettings.Apply(Name, run.Settings, (FeatureSettings, Defaults), (NetworkSettings.Table, Network));
        IReadOnlyList<string> notes = [];
        var trained = FeaturesAndNetwork.Fit(
            run,
            train,
            validation,
            column => run.Context.Transforms.Text.ContextualEmbeddings(column, run.TextColumn, FolderOf(choices), choices.Options)
                .WithOnFitDelegate(vectors => notes = vectors.Notes),
            rows => FeedForwardStep.Train(rows, network),
            [.. FeatureSettings.ValuesOf(choices), .. NetworkSettings.Table.ValuesOf(network)]);
        return trained with { Notes = [.. notes, .. trained.Notes] };
    }

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
        "The recipe 'transformer-features' needs a pretrained checkpoint in Hugging Face's layout: --set checkpoint=FOLDER. "
        + "Without one, the recipes 'transformer' and 'embeddings' learn from nothing.");

    /// <summary>The checkpoint whose vectors are features, and how they are computed.</summary>
    private sealed record Choices(string? Checkpoint, ContextualEmbeddingsOptions Options)
    {
        public Choices With(Func<ContextualEmbeddingsOptions, ContextualEmbeddingsOptions> change) => this with { Options = change(Options) };
    }
}

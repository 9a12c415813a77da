using Microsoft.ML;
using NlpMlNet.Progress;
using NlpMlNet.Sentiment;

namespace NlpMlNet.Recipes;

/// <summary>The recipe <c>sentiment-features</c>: countable features, then a small network.</summary>
internal sealed class SentimentFeaturesRecipe : IRecipe, IMemoryEstimate
{
    private static readonly Choices Defaults = new(new SentimentFeaturesOptions { FeatureSet = SentimentFeatureSet.Extended }, LexiconSettings.Default);

    private static readonly FeedForwardOptions Network = new();

    private static readonly SettingTable<Choices> FeatureSettings = new(
    [
        Setting<Choices>.Choice(
            "features", "basic: the six features of the course; extended: these and nineteen more.", o => o.Features.FeatureSet, (o, v) => o.With(f => f with { FeatureSet = v })),
        OfLexicon(LexiconSettings.LanguageSetting),
        OfLexicon(LexiconSettings.FilesSetting),
        Setting<Choices>.Integer(
            "negation-scope", "Words after a negation that it turns round.", o => o.Features.NegationScope, (o, v) => o.With(f => f with { NegationScope = v })),
        .. LexiconSettings.Reading.Select(OfLexicon),
    ]);

    public double BytesPerCharacter => 4;

    public string Name => "sentiment-features";

    public string Description => "Countable features of sentiment and a small feedforward network.";

    public IReadOnlyList<string> FileSettings => ["lexicon"];

    public IReadOnlyList<RecipeSetting> Settings { get; } =
        [.. FeatureSettings.Describe(Defaults), .. NetworkSettings.Table.Describe(Network), .. TextSettings.Table.Describe(TextSettings.Default)];

    public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
    {
        var (texts, choices, network) = RecipeSettings.ApplyWithTexts(Name, run.Settings, (FeatureSettings, Defaults), (NetworkSettings.Table, Network));
        var reading = choices.Lexicon.Read();
        Warn(run, reading);
        var features = choices.Features with { Lexicon = choices.Lexicon.LexiconOf(reading) };
        var trained = FeaturesAndNetwork.Fit(
            run,
            train,
            validation,
            texts,
            column => run.Context.Transforms.Text.SentimentFeatures(column, run.TextColumn, features),
            rows => FeedForwardStep.Train(rows, network),
            [.. FeatureSettings.ValuesOf(choices), .. NetworkSettings.Table.ValuesOf(network)]);
        return trained with { Notes = [.. reading?.Notes ?? [], .. trained.Notes] };
    }

    // Once: a training that is repeated on all rows has its number of epochs given.
    private static void Warn(RecipeRun run, LexiconReading? reading)
    {
        foreach (var warning in run.Epochs is null ? reading?.Warnings ?? [] : [])
        {
            run.Progress?.Report(new TrainingProgress(0, 0, double.NaN, null, 0, TimeSpan.Zero) { Warning = warning });
        }
    }

    private static Setting<Choices> OfLexicon(Setting<LexiconSettings> setting) => new(
        setting.Name, setting.Description, o => setting.Show(o.Lexicon), (o, text) => o with { Lexicon = setting.Apply(o.Lexicon, text) });

    /// <summary>The features, and which lexicon they take.</summary>
    private sealed record Choices(SentimentFeaturesOptions Features, LexiconSettings Lexicon)
    {
        public Choices With(Func<SentimentFeaturesOptions, SentimentFeaturesOptions> change) => this with { Features = change(Features) };
    }
}

using Microsoft.ML;
using NlpMlNet.Sentiment;

namespace NlpMlNet.Recipes;

/// <summary>The recipe <c>sentiment-features</c>: countable features, then a small network.</summary>
internal sealed class SentimentFeaturesRecipe : IRecipe, IMemoryEstimate
{
    private const string Embedded = "embedded";

    private static readonly string[] Languages = ["en", "fr"];

    private static readonly Choices Defaults = new(new SentimentFeaturesOptions { FeatureSet = SentimentFeatureSet.Extended });

    private static readonly FeedForwardOptions Network = new();

    private static readonly SettingTable<Choices> FeatureSettings = new(
    [
        Setting<Choices>.Choice(
            "features", "basic: the six features of the course; extended: these and nineteen more.", o => o.Features.FeatureSet, (o, v) => o.With(f => f with { FeatureSet = v })),
        new("language", "Language of the embedded lexicon: en, fr.", o => o.Language, (o, text) => Languages.Contains(text)
            ? o with { Language = text }
            : throw new FormatException("one of en, fr is expected")),
        new("lexicon", "embedded, or a file with lines of an entry, a tab and its valence.", o => o.LexiconPath ?? Embedded, (o, text) =>
            o with { LexiconPath = text == Embedded ? null : text }),
        Setting<Choices>.Integer(
            "negation-scope", "Words after a negation that it turns round.", o => o.Features.NegationScope, (o, v) => o.With(f => f with { NegationScope = v })),
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
        return FeaturesAndNetwork.Fit(
            run,
            train,
            validation,
            texts,
            column => run.Context.Transforms.Text.SentimentFeatures(column, run.TextColumn, choices.WithLexicon()),
            rows => FeedForwardStep.Train(rows, network),
            [.. FeatureSettings.ValuesOf(choices), .. NetworkSettings.Table.ValuesOf(network)]);
    }

    /// <summary>The features, and which lexicon they take: a language's own, or its word lists with the valences of a file.</summary>
    private sealed record Choices(SentimentFeaturesOptions Features, string Language = "en", string? LexiconPath = null)
    {
        public Choices With(Func<SentimentFeaturesOptions, SentimentFeaturesOptions> change) => this with { Features = change(Features) };

        public SentimentFeaturesOptions WithLexicon()
        {
            var lexicon = Lexicon.ForLanguage(Language);
            return Features with
            {
                Lexicon = LexiconPath is null
                    ? lexicon
                    : new Lexicon(lexicon.Contents with { Name = Path.GetFileName(LexiconPath), Valences = ReadValences(LexiconPath) }),
            };
        }

        private static IReadOnlyDictionary<string, float> ReadValences(string path) => File.Exists(path)
            ? LexiconFile.ReadTabSeparated(path)
            : throw new NlpMlNetException($"There is no lexicon file '{path}'. Give a file with lines of an entry, a tab and its valence.");
    }
}

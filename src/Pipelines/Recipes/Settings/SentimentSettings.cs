namespace NlpMlNet.Recipes;

/// <summary>The settings of the sentiment features.</summary>
internal static class SentimentSettings
{
    private const string Embedded = "embedded";

    private static readonly string[] Languages = ["en", "fr"];

    public static SettingTable<SentimentRecipeOptions> Table { get; } = new(
    [
        Setting<SentimentRecipeOptions>.Choice(
            "features", "basic: the six features of the course; extended: these and nineteen more.", o => o.Features.FeatureSet, (o, v) => o.With(f => f with { FeatureSet = v })),
        new("language", "Language of the embedded lexicon: en, fr.", o => o.Language, (o, text) => Languages.Contains(text)
            ? o with { Language = text }
            : throw new FormatException("one of en, fr is expected")),
        new("lexicon", "embedded, or a file with lines of an entry, a tab and its valence.", o => o.LexiconPath ?? Embedded, (o, text) =>
            o with { LexiconPath = text == Embedded ? null : text }),
        Setting<SentimentRecipeOptions>.Integer(
            "negation-scope", "Words after a negation that it turns round.", o => o.Features.NegationScope, (o, v) => o.With(f => f with { NegationScope = v })),
    ]);
}

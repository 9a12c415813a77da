using NlpMlNet.Sentiment;

namespace NlpMlNet.Recipes;

/// <summary>The sentiment features together with the name of their lexicon's language, which a lexicon doesn't know.</summary>
internal sealed record SentimentRecipeOptions(SentimentFeaturesOptions Features, string Language = "en")
{
    public SentimentRecipeOptions With(Func<SentimentFeaturesOptions, SentimentFeaturesOptions> change) => this with { Features = change(Features) };
}

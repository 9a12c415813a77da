using NlpMlNet.Sentiment;

namespace NlpMlNet.Recipes;

/// <summary>The sentiment features, and which lexicon they take: a language's own, or its word lists with the valences of a file.</summary>
internal sealed record SentimentRecipeOptions(SentimentFeaturesOptions Features, string Language = "en", string? LexiconPath = null)
{
    public SentimentRecipeOptions With(Func<SentimentFeaturesOptions, SentimentFeaturesOptions> change) => this with { Features = change(Features) };

    /// <summary>The features' options with the lexicon read.</summary>
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

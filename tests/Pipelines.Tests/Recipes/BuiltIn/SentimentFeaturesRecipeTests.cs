using NlpMlNet.Recipes;
using NlpMlNet.Sentiment;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Recipes;

public sealed class SentimentFeaturesRecipeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static IReadOnlyList<RecipeSetting> Settings => RecipeCatalog.BuiltIn.Get("sentiment-features").Settings;

    [Fact]
    public void Settings_OfTheFeatures_HaveTheseDefaults() => Assert.Equal(
        [
            "features=extended: basic: the six features of the course; extended: these and nineteen more.",
            "language=en: Language of the embedded lexicon: en, fr.",
            "lexicon=embedded: embedded, or a file with lines of an entry, a tab and its valence.",
            "negation-scope=4: Words after a negation that it turns round.",
        ],
        Settings.Take(4).Lines());

    [Fact]
    public void Settings_OfTheNetwork_AreThoseOfOneHiddenLayer() => Assert.Equal(
        [
            "hidden=32", "activation=relu", "optimizer=adam", "learning-rate=0.001", "batch-size=32", "epochs=100", "patience=10", "dropout=0",
            "l2=0.0001", "standardize=true", "html=true",
        ],
        Settings.Skip(4).Values());

    [Fact]
    public void Fit_EverySettingGiven_IsReportedAsGiven()
    {
        (string, string)[] given =
        [
            ("features", "basic"), ("language", "fr"), ("lexicon", folder.Write("mine.txt", "calm\t2\n")), ("negation-scope", "3"), ("hidden", "none"),
            ("activation", "gelu"), ("optimizer", "momentum"), ("learning-rate", "0.02"), ("batch-size", "4"), ("epochs", "2"), ("patience", "0"),
            ("dropout", "0.5"), ("l2", "0"), ("standardize", "false"), ("html", "false"),
        ];

        var reported = RecipeFit.Of("sentiment-features", given).Settings;

        Assert.Equal(given.ToDictionary(), reported);
    }

    [Fact]
    public void Fit_Defaults_TakeTheExtendedFeaturesAndTheEnglishLexicon()
    {
        var features = Features();

        Assert.Equal((SentimentFeatureSet.Extended, 4), (features.FeatureSet, features.NegationScope));
        Assert.Same(Lexicon.English, features.Lexicon);
    }

    [Fact]
    public void Fit_FrenchBasicFeatures_AreTaken()
    {
        var features = Features(("features", "basic"), ("language", "fr"), ("negation-scope", "2"));

        Assert.Equal((SentimentFeatureSet.Basic, 2), (features.FeatureSet, features.NegationScope));
        Assert.Same(Lexicon.French, features.Lexicon);
    }

    [Fact]
    public void Fit_OwnLexicon_HasItsValencesAndTheWordListsOfTheLanguage()
    {
        var lexicon = Features(("lexicon", folder.Write("mine.txt", "zork\t2\nblorp\t-1.5\n")), ("language", "fr")).Lexicon;

        Assert.Equal("mine.txt", lexicon.Name);
        Assert.Equal(new Dictionary<string, float> { ["zork"] = 2, ["blorp"] = -1.5f }, lexicon.Contents.Valences);
        Assert.Equal(Lexicon.French.Contents.Negations, lexicon.Contents.Negations);
    }

    [Fact]
    public void Fit_NoLexiconFile_SaysWhatToGive()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Features(("lexicon", "nowhere.txt")));

        Assert.Equal("There is no lexicon file 'nowhere.txt'. Give a file with lines of an entry, a tab and its valence.", error.Message);
    }

    [Fact]
    public void Fit_WrongValues_NamesWhatIsExpected()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Features(("language", "de"), ("features", "all"), ("negation-scope", "far")));

        Assert.Equal(
            "Settings of the recipe 'sentiment-features' can't be used: 'features' is 'all'; one of basic, extended is expected; "
            + "'language' is 'de'; one of en, fr is expected; 'negation-scope' is 'far'; a whole number is expected.",
            error.Message);
    }

    public void Dispose() => folder.Dispose();

    private static SentimentFeaturesOptions Features(params (string, string)[] settings) =>
        RecipeFit.Step<SentimentFeaturesTransformer>(RecipeFit.Of("sentiment-features", [.. settings, ("epochs", "1")]).Model).Options;
}

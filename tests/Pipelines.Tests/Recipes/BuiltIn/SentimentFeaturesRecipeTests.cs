using NlpMlNet.Progress;
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
            "lexicon=embedded: embedded, or files with semicolons between them; nlpmlnet lexicon check shows how they are read.",
            "negation-scope=4: Words after a negation that it turns round.",
            "lexicon-format=detected: Format of the files: detected, tab-separated, word-list, liwc, csv, yaml, json, wordstat, lexicoder, yoshikoder, emolex, sentiws, mpqa.",
            "lexicon-encoding=detected: Encoding of the files, e.g. windows-1252.",
            "entry-column=detected: Column of the entries in a lexicon that is CSV.",
            "valence-column=detected: Column of the valences in a lexicon that is CSV.",
            "categories=usual names: Valence of each category that counts, e.g. positive:1,negative:-1.",
            "repeats=last: An entry that occurs again with another valence: last (it counts, with a warning), error.",
            "asterisks=as-in-format: An asterisk inside an entry: as-in-format, wildcard, literal.",
            "neutral=detected: Middle of the scale of valences, e.g. 5 for ratings from 1 to 9.",
        ],
        Settings.Take(12).Lines());

    [Fact]
    public void Settings_OfTheNetwork_AreThoseOfOneHiddenLayer() => Assert.Equal(
        [
            "hidden=32", "activation=relu", "optimizer=adam", "learning-rate=0.001", "batch-size=32", "epochs=100", "patience=10", "dropout=0",
            "l2=0.0001", "standardize=true", "html=true",
        ],
        Settings.Skip(12).Values());

    [Fact]
    public void Fit_EverySettingGiven_IsReportedAsGiven()
    {
        (string, string)[] given =
        [
            ("features", "basic"), ("language", "fr"), ("lexicon", folder.Write("mine.csv", "mot,rating,list\ncalm,6,joy\nsteep,2,fear\n")), ("negation-scope", "3"),
            ("lexicon-format", "csv"), ("lexicon-encoding", "utf-8"), ("entry-column", "mot"), ("valence-column", "rating"), ("categories", "usual names"),
            ("repeats", "error"), ("asterisks", "literal"), ("neutral", "4"), ("hidden", "none"),
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
        Assert.Equal(0, lexicon.Contents.WeakValence); // the embedded lexicon's is on its own scale
    }

    [Fact]
    public void Fit_SeveralFilesAndCategories_AreReadTogether()
    {
        var files = $"{folder.Write("good.txt", "zork\n")};{folder.Write("ill.txt", "blorp\n")}";

        var lexicon = Features(("lexicon", files), ("categories", "good:2, ill:-1.5")).Lexicon;

        Assert.Equal("good.txt;ill.txt", lexicon.Name);
        Assert.Equal(new Dictionary<string, float> { ["zork"] = 2, ["blorp"] = -1.5f }, lexicon.Contents.Valences);
    }

    [Fact]
    public void Fit_RepeatsInTheLexicon_AreWarnedOfOnceAndGuessesAreNoted()
    {
        var context = new Microsoft.ML.MLContext(seed: 1);
        var rows = RecipeFit.Rows(context);
        var warnings = new Warnings();
        var settings = new[] { ("lexicon", folder.Write("l.csv", "word;valence\ncalm;8\nsteep;2\nsea;3\ncalm;7\n")), ("epochs", "1") };
        var run = RecipeFit.Run(context, settings) with { Progress = warnings };

        var trained = RecipeCatalog.BuiltIn.Get("sentiment-features").Fit(run, rows, rows);
        var first = warnings.Texts.ToArray();
        RecipeCatalog.BuiltIn.Get("sentiment-features").Fit(run with { Epochs = 1 }, rows, null);

        Assert.Equal(first, warnings.Texts);
        Assert.Equal(["1 entry is there again with another valence; the last one counts: 'calm' has 3 in line 2 and 2 in line 5."], warnings.Texts);
        Assert.Contains("The column 'valence' goes from 2 to 8: 5 is taken for neutral, and subtracted.", trained.Notes);
    }

    [Theory]
    [InlineData("positive", "names and valences such as positive:1,negative:-1 are expected, each name once; 'positive' is none")]
    [InlineData("a:1,a:2", "names and valences such as positive:1,negative:-1 are expected, each name once; 'a:2' is none")]
    [InlineData("a:NaN", "names and valences such as positive:1,negative:-1 are expected, each name once; 'a:NaN' is none")]
    public void Fit_WrongCategories_SaysWhatIsExpected(string categories, string expected) => Assert.Equal(
        $"Settings of the recipe 'sentiment-features' can't be used: 'categories' is '{categories}'; {expected}.",
        Assert.Throws<NlpMlNetException>(() => Features(("categories", categories))).Message);

    [Fact]
    public void Fit_NoLexiconFile_SaysWhatToGive()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Features(("lexicon", "nowhere.txt")));

        Assert.Equal("There is no lexicon file 'nowhere.txt'. Give a file that is there, or several with semicolons between them.", error.Message);
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

    private sealed class Warnings : IProgress<TrainingProgress>
    {
        public List<string> Texts { get; } = [];

        public void Report(TrainingProgress value) => Texts.AddRange(value.Warning is { } warning ? [warning] : []);
    }

    private static SentimentFeaturesOptions Features(params (string, string)[] settings) =>
        RecipeFit.Step<SentimentFeaturesTransformer>(RecipeFit.Of("sentiment-features", [.. settings, ("epochs", "1")]).Model).Options;
}

using Microsoft.ML.Data;
using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Ngrams;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

public sealed class BagOfWordsRecipeTests
{
    private static readonly (string Name, string Value)[] OneEpoch = [("epochs", "1")];

    private static IReadOnlyList<RecipeSetting> Settings => RecipeCatalog.BuiltIn.Get("bag-of-words").Settings;

    [Fact]
    public void Settings_OfTheFeatures_HaveTheseDefaults() => Assert.Equal(
        [
            "word-ngrams=2: Words in the longest word n-gram; 0 for none.",
            "shortest-char-ngram=3: Characters in the shortest character n-gram.",
            "char-ngrams=5: Characters in the longest character n-gram; 0 for none.",
            "minimum-documents=2: Texts in which an n-gram must occur.",
            "maximum-word-ngrams=50000: Most word n-grams kept.",
            "maximum-char-ngrams=50000: Most character n-grams kept.",
            "weighting=sublinear-count: What an n-gram that occurs weighs.",
            "idf=true: Whether rare n-grams weigh more.",
        ],
        Settings.Take(8).Lines());

    [Fact]
    public void Settings_OfTheNetwork_AreThoseOfALinearModel() => Assert.Equal(
        [
            "hidden=none", "activation=relu", "optimizer=adam", "learning-rate=0.005", "batch-size=32", "epochs=30", "patience=3", "dropout=0",
            "l2=0.0001", "standardize=false", "html=true",
        ],
        Settings.Skip(8).Values());

    [Fact]
    public void Settings_LastOfAll_IsHowTextsAreRead() =>
        Assert.Equal(["html=true: Whether entities (&amp;) and tags (<br />) are read as what they mean."], Settings.TakeLast(1).Lines());

    [Fact]
    public void Fit_EverySettingGiven_IsReportedAsGiven()
    {
        (string, string)[] given =
        [
            ("word-ngrams", "1"), ("shortest-char-ngram", "2"), ("char-ngrams", "4"), ("minimum-documents", "3"), ("maximum-word-ngrams", "40"),
            ("maximum-char-ngrams", "50"), ("weighting", "binary"), ("idf", "false"), ("hidden", "4,3"), ("activation", "tanh"),
            ("optimizer", "sgd"), ("learning-rate", "0.01"), ("batch-size", "8"), ("epochs", "2"), ("patience", "1"), ("dropout", "0.1"),
            ("l2", "0.001"), ("standardize", "true"), ("html", "false"),
        ];

        var reported = RecipeFit.Of("bag-of-words", given).Settings;

        Assert.Equal(given.ToDictionary(), reported);
    }

    [Theory]
    [InlineData("1", 4)] // calm, sea, steep, hill
    [InlineData("2", 6)] // and calm sea, steep hill
    [InlineData("0", 0)]
    public void Fit_WordNgrams_AreThoseUpToTheLength(string longest, int expected) =>
        Assert.Equal(expected, Ngrams(("word-ngrams", longest)).WordNgramCount);

    [Fact]
    public void Fit_MaximumOfNgrams_LeavesTheRestOut()
    {
        var ngrams = Ngrams(("maximum-word-ngrams", "3"), ("maximum-char-ngrams", "4"));

        Assert.Equal((3, 4), (ngrams.WordNgramCount, ngrams.CharacterNgramCount));
    }

    [Fact]
    public void Fit_MoreTextsThanAnyNgramHas_AreRefused()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Ngrams(("minimum-documents", "11")));

        Assert.Contains("occurs in at least 11 of its 20 texts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NoCharacterNgrams_KeepsWordsAlone() => Assert.Equal(0, Ngrams(("char-ngrams", "0")).CharacterNgramCount);

    [Fact]
    public void Fit_HiddenLayersAndActivation_ShapeTheNetwork()
    {
        var network = Network(("hidden", "4,3"), ("activation", "tanh"));

        Assert.Equal([4, 3], network.HiddenLayers);
        Assert.Equal(Activation.Tanh, network.Activation);
    }

    [Fact]
    public void Fit_Defaults_GiveALinearNetworkOverInputsAsTheyAre()
    {
        var network = Network();

        Assert.Empty(network.HiddenLayers);
        Assert.Equal(0, network.Standardizer.Scale.Length);
    }

    [Fact]
    public void Fit_UnknownSettings_ListsThoseThatThereAre()
    {
        var error = Assert.Throws<NlpMlNetException>(() => RecipeFit.Of("bag-of-words", ("word-ngram", "1")));

        Assert.Equal(
            "Settings of the recipe 'bag-of-words' can't be used: 'word-ngram' is not known (did you mean 'word-ngrams'?). "
            + "It knows: word-ngrams, shortest-char-ngram, char-ngrams, minimum-documents, maximum-word-ngrams, maximum-char-ngrams, weighting, idf, "
            + "hidden, activation, optimizer, learning-rate, batch-size, epochs, patience, dropout, l2, standardize, html.",
            error.Message);
    }

    private static NgramFeaturesTransformer Ngrams(params (string, string)[] settings) =>
        RecipeFit.Step<NgramFeaturesTransformer>(RecipeFit.Of("bag-of-words", [.. settings, .. OneEpoch]).Model);

    private static FeedForwardModel Network(params (string, string)[] settings) =>
        RecipeFit.Step<MulticlassPredictionTransformer<FeedForwardMulticlassModel>>(RecipeFit.Of("bag-of-words", [.. settings, .. OneEpoch]).Model).Model.Network;
}

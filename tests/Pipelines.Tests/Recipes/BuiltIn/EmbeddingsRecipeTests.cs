using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Evaluation;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Recipes;

public sealed class EmbeddingsRecipeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static IReadOnlyList<RecipeSetting> Settings => RecipeCatalog.BuiltIn.Get("embeddings").Settings;

    [Fact]
    public void Settings_OfTokensAndVectors_HaveTheseDefaults() => Assert.Equal(
        [
            "word-ngrams=2: Tokens in the longest word n-gram; 1 for none.",
            "shortest-char-ngram=3: Characters in the shortest character n-gram.",
            "char-ngrams=5: Characters in the longest character n-gram; 0 for none.",
            "buckets=2000000: Ids that all n-grams share.",
            "dimension=16: Components of a token's vector.",
            "composition=tf-idf: How the vectors of a text become one: mean, tf-idf or sum.",
            "minimum-texts=2: Texts in which a token must occur to get a vector.",
            "word-dropout=0: Share of tokens left out in a step, below 1.",
            "vectors=random: random, or a file of word vectors to start from; its dimension is taken.",
            "freeze=false: Whether the vectors of the file stay as they are.",
            "quantize=false: Whether the model keeps vectors in 8 bits instead of 32.",
            "lock-free=false: Whether threads don't wait for each other: faster, not reproducible.",
        ],
        Settings.Take(12).Lines());

    [Fact]
    public void Settings_OfTheNetwork_AreThoseOfALinearModel() => Assert.Equal(
        [
            "hidden=none", "activation=relu", "optimizer=adam", "learning-rate=0.0005", "batch-size=32", "epochs=50", "patience=3", "dropout=0",
            "l2=0.0005", "html=true",
        ],
        Settings.Skip(12).Values());

    [Fact]
    public void Fit_EverySettingGiven_IsReportedAsGiven()
    {
        (string, string)[] given =
        [
            ("word-ngrams", "1"), ("shortest-char-ngram", "2"), ("char-ngrams", "4"), ("buckets", "1000"), ("dimension", "5"), ("composition", "mean"),
            ("minimum-texts", "3"), ("word-dropout", "0.25"), ("vectors", "random"), ("freeze", "false"), ("quantize", "true"), ("lock-free", "true"),
            ("hidden", "4"), ("activation", "tanh"), ("optimizer", "sgd"), ("learning-rate", "0.01"), ("batch-size", "8"), ("epochs", "2"),
            ("patience", "1"), ("dropout", "0.1"), ("l2", "0.001"), ("html", "false"),
        ];

        var reported = RecipeFit.Of("embeddings", given).Settings;

        Assert.Equal(given.ToDictionary(), reported);
    }

    [Theory]
    [InlineData(" ", "No vocabulary can be learnt: none of the 2 rows of column 'answer' has a token. Check that this is the column with the texts and that rows were loaded.")]
    [InlineData("rare", "There is nothing to learn from: no token of column 'answer' occurs in at least 3 of the 2 rows. Check that the column holds texts, or lower EmbeddingFeedForwardOptions.MinimumCount.")]
    public void Fit_NothingToLearnFrom_NamesTheColumnOfTheTexts(string text, string message)
    {
        var context = new MLContext(seed: 1);
        var rows = LabelledText.ToView(context, [new LabelledText(text, "a", 1), new LabelledText("", "b", 2)], "answer", "label");
        var keyed = context.Transforms.Conversion.MapValueToKey("label").Fit(rows).Transform(rows);

        var error = Assert.Throws<NlpMlNetException>(() =>
            RecipeCatalog.BuiltIn.Get("embeddings").Fit(RecipeFit.Run(context, ("minimum-texts", "3")) with { TextColumn = "answer" }, keyed, keyed));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Fit_WordsAlone_HaveVectorsOfTheDimension()
    {
        var model = Network(("dimension", "5"), ("composition", "sum"), ("word-ngrams", "1"), ("char-ngrams", "0"), ("quantize", "true"), ("hidden", "4"));

        Assert.Equal((5, EmbeddingComposition.Sum, true), (model.Dimension, model.Composition, model.IsQuantized));
        Assert.Equal(4, model.TokenCount); // calm, sea, steep, hill
        Assert.Equal([4], model.HiddenLayers);
    }

    [Theory]
    [InlineData("median")]
    [InlineData("concatenate")] // needs texts of one length
    public void Fit_UnknownComposition_NamesThoseThatCanBeChosen(string composition)
    {
        var error = Assert.Throws<NlpMlNetException>(() => RecipeFit.Of("embeddings", ("composition", composition)));

        Assert.Equal(
            $"Settings of the recipe 'embeddings' can't be used: 'composition' is '{composition}'; one of mean, tf-idf, sum is expected.", error.Message);
    }

    [Fact]
    public void Fit_FrozenVectorsOfAFile_AreKeptWithTheirDimension()
    {
        var vectors = folder.Write("words.vec", "2 3\ncalm 1 2 3\nsteep -1 0.5 0.25\n");

        var trained = RecipeFit.Of(
            "embeddings", ("vectors", vectors), ("freeze", "true"), ("char-ngrams", "0"), ("word-ngrams", "1"), ("epochs", "2"), ("dimension", "7"));

        var model = NetworkOf(trained.Model);
        Assert.Equal((3, 4), (model.Dimension, model.TokenCount));
        var kept = Enumerable.Range(0, 10).Select(model.VectorOf).ToArray();
        Assert.Contains([1f, 2f, 3f], kept);
        Assert.Contains([-1f, 0.5f, 0.25f], kept);
        Assert.Equal((vectors, "that of the vectors", "true"), (trained.Settings["vectors"], trained.Settings["dimension"], trained.Settings["freeze"]));
    }

    [Fact]
    public void Fit_FileWithoutAnyWordOfTheTexts_IsRefused()
    {
        var vectors = folder.Write("words.vec", "1 2\nCALM 1 2\n");

        var error = Assert.Throws<NlpMlNetException>(() => RecipeFit.Of("embeddings", ("vectors", vectors)));

        Assert.Contains($"{vectors} holds none of the wanted words among its 1 words.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_Defaults_HaveNothingToNote() => Assert.Empty(RecipeFit.Of("embeddings", ("epochs", "1")).Notes);

    [Fact]
    public void Fit_LockFree_NotesThatItIsNotReproducible() => Assert.Equal(
        ["Another run will give another model (lock-free)."], RecipeFit.Of("embeddings", ("epochs", "1"), ("lock-free", "true")).Notes);

    [Fact]
    public void Fit_Quantized_NotesWhatItCosts() => Assert.Equal(
        ["Vectors in 8 bits: accuracy 1.0000 instead of 1.0000 on 20 held-out rows."],
        RecipeFit.Of("embeddings", ("epochs", "20"), ("learning-rate", "0.05"), ("quantize", "true")).Notes);

    [Fact]
    public void Fit_QuantizedWithoutValidationRows_HasNoCostToNote()
    {
        var context = new MLContext(seed: 1);
        var run = RecipeFit.Run(context, ("epochs", "1"), ("quantize", "true"));

        Assert.Empty(RecipeCatalog.BuiltIn.Get("embeddings").Fit(run, RecipeFit.Rows(context), validation: null).Notes);
    }

    public void Dispose() => folder.Dispose();

    private static EmbeddingFeedForwardModel Network(params (string, string)[] settings) =>
        NetworkOf(RecipeFit.Of("embeddings", [.. settings, ("epochs", "1")]).Model);

    private static EmbeddingFeedForwardModel NetworkOf(ITransformer model) =>
        RecipeFit.Step<MulticlassPredictionTransformer<EmbeddingFeedForwardMulticlassModel>>(model).Model.Network;
}

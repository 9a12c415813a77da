using Microsoft.ML;
using NlpMlNet.Embeddings;
using NlpMlNet.Testing;
using static NlpMlNet.Tests.Embeddings.EmbedData;

namespace NlpMlNet.Tests.Embeddings;

public sealed class EmbedEstimatorTests
{
    private static readonly string[] Documents = ["good film", "bad xyz film good", "", "xyz", "bad"];

    private readonly MLContext context = new(seed: 1);

    [Theory]
    [InlineData(EmbeddingPooling.Mean)]
    [InlineData(EmbeddingPooling.Maximum)]
    [InlineData(EmbeddingPooling.Sum)]
    [InlineData(EmbeddingPooling.WeightedMean)]
    public void Estimator_Tokens_Conforms(EmbeddingPooling pooling) => EstimatorConformance.Check(
        context,
        context.Transforms.Text.Embed("Features", "Tokens", EmbedData.Words, new() { Pooling = pooling }),
        View(context, Documents),
        "Tokens");

    [Theory]
    [InlineData(EmbeddingPooling.Concatenate, false)]
    [InlineData(EmbeddingPooling.WeightedMean, true)]
    public void Estimator_PaddedIds_Conforms(EmbeddingPooling pooling, bool keepAll)
    {
        var options = new EmbedOptions { Pooling = pooling, KeepAllWords = keepAll, Smoothing = 0.1, RemoveCommonComponent = false };

        EstimatorConformance.Check(context, context.Transforms.Text.Embed("Features", "Padded", EmbedData.Words, options), PaddedIds(Documents), "Padded");
    }

    [Fact]
    public void Model_InAFreshProcess_GivesSameValues()
    {
        var data = View(context, Documents);
        var model = context.Transforms.Text.MapTokensToIds("Ids", "Tokens")
            .Append(context.Transforms.Text.Embed("Features", "Ids", EmbedData.Words, new() { Pooling = EmbeddingPooling.WeightedMean }))
            .Fit(data);

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    [Fact]
    public void Model_AllWordsKeptInAFreshProcess_KnowsWordParts()
    {
        using var folder = new TemporaryFolder();
        using var vectors = WordVectors.Load(folder.WriteVectors(FastTextModels.Skipgram));
        var model = context.Transforms.Text.Embed("Features", "Tokens", vectors, new() { KeepAllWords = true }).Fit(View(context, "the cats"));
        var data = View(context, "étés unknown", "the");

        var features = Features(model, data);

        // fastText prints étés 0.20603 0.14619, unknown 0.095921 0.10632, the -0.1784 0.090437.
        Assert.Equal([0.150976f, 0.126255f], features[0], (x, y) => Math.Abs(x - y) < 1e-5f);
        Assert.Equal([-0.1784f, 0.090437f], features[1], (x, y) => Math.Abs(x - y) < 1e-5f);
        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    [Fact]
    public void Fit_WordsWithoutVector_AreCounted()
    {
        var model = context.Transforms.Text.Embed("Features", "Tokens", EmbedData.Words).Fit(View(context, Documents));

        // good 2, film 2, bad 2, xyz 2.
        Assert.Equal(new EmbeddingCoverage(8, 6, 4, 3), model.Coverage);
        Assert.Equal((0.75, 0.75), (model.Coverage.TokenShare, model.Coverage.DistinctShare));
    }

    [Fact]
    public void Fit_FewWords_KeepsTheirVectorsAlone()
    {
        var data = View(context, "good", "bad");
        var some = context.Transforms.Text.Embed("Features", "Tokens", EmbedData.Words).Fit(View(context, "good"));
        var all = context.Transforms.Text.Embed("Features", "Tokens", EmbedData.Words, new() { KeepAllWords = true }).Fit(View(context, "good"));

        Assert.Equal((1, 3), (some.WordCount, all.WordCount));
        AssertRows(Features(some, data), [1, 2], [0, 0]);
        AssertRows(Features(all, data), [1, 2], [-1, 0]);
    }

    [Fact]
    public void Fit_VectorsToBeLearnt_LearnsFromTheFittedRowsEachTime()
    {
        var learntFrom = new List<IDataView>();
        var estimator = context.Transforms.Text.Embed("Features", "Tokens", rows =>
        {
            learntFrom.Add(rows);
            return WordVectors.Create(["good"], [learntFrom.Count, 0], 2);
        });
        IDataView[] data = [View(context, "good"), View(context, "good bad")];

        var models = data.Select(estimator.Fit).ToArray();

        Assert.Equal(data, learntFrom);
        AssertRows(Features(models[0], data[1]), [1, 0]);
        AssertRows(Features(models[1], data[1]), [2, 0]);
    }

    [Fact]
    public void Fit_IdsWithoutTexts_SaysWhatToDo()
    {
        var data = context.Data.LoadFromEnumerable([new IdRow { Ids = [2, 3] }]);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => context.Transforms.Text.Embed("Features", "Ids", EmbedData.Words).Fit(data));

        Assert.Contains("Column 'Ids' holds ids and doesn't say which words they are", error.Message, StringComparison.Ordinal);
        Assert.Contains("MapTokensToIds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ConcatenateOfVariableSize_SaysWhatToDo()
    {
        var estimator = context.Transforms.Text.Embed("Features", "Tokens", EmbedData.Words, new() { Pooling = EmbeddingPooling.Concatenate });
        var data = View(context, Documents);

        Assert.Contains("PadOrTruncate", Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NoWordHasAVector_ShowsSomeOfBoth()
    {
        var error = Assert.Throws<NlpMlNetException>(
            () => context.Transforms.Text.Embed("Features", "Tokens", EmbedData.Words).Fit(View(context, "Good GOOD x", "Good")));

        Assert.Contains("none of the 3 distinct tokens of column 'Tokens' (such as 'Good', 'GOOD', 'x') is among the 3 words", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NoTokens_SaysSo() => Assert.Contains("none of the 2 rows", Assert.Throws<NlpMlNetException>(
        () => context.Transforms.Text.Embed("Features", "Tokens", EmbedData.Words).Fit(View(context, "", ""))).Message, StringComparison.Ordinal);

    [Fact]
    public void Fit_Cancelled_Stops()
    {
        var options = new EmbedOptions { CancellationToken = new CancellationToken(canceled: true) };

        Assert.Throws<OperationCanceledException>(() => context.Transforms.Text.Embed("Features", "Tokens", EmbedData.Words, options).Fit(View(context, Documents)));
    }

    [Fact]
    public void Embed_OptionsWrong_ListsAllOfThem()
    {
        var options = new EmbedOptions { Pooling = (EmbeddingPooling)9, Smoothing = double.NaN };

        Assert.Equal(
            "The options of embedding are not valid: Pooling is 9; it must be one of Mean, Maximum, Sum, WeightedMean, Concatenate. "
            + "Smoothing is NaN; it must be a number above 0.",
            Assert.Throws<InvalidOptionsException>(() => context.Transforms.Text.Embed("Features", "Tokens", EmbedData.Words, options)).Message);
    }

    [Fact]
    public void EmbedOptions_Defaults_AreAPlainMean()
    {
        var options = new EmbedOptions();

        Assert.Equal((EmbeddingPooling.Mean, 1e-3, true, false), (options.Pooling, options.Smoothing, options.RemoveCommonComponent, options.KeepAllWords));
    }

    private IDataView PaddedIds(params string[] documents)
    {
        var data = View(context, documents);
        return context.Transforms.Text.MapTokensToIds("Ids", "Tokens")
            .Append(context.Transforms.Text.PadOrTruncate("Padded", "Ids", new PadOrTruncateOptions { Length = 3 }))
            .Fit(data).Transform(data);
    }

    private sealed class IdRow
    {
        public int[] Ids { get; set; } = [];
    }
}

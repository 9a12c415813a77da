using Microsoft.ML;
using NlpMlNet.Testing;
using NlpMlNet.Tokens;
using static NlpMlNet.Tests.Tokens.TokenData;

namespace NlpMlNet.Tests.Tokens;

public sealed class MapTokensToIdsEstimatorTests
{
    // film 3, good 3, a 2, ! 1, not 1.
    private static readonly string[] Reviews = ["a good film !", "", "not a good film", "film good"];

    private static readonly MapTokensToIdsOptions Everything = new()
    {
        MinimumCount = 2,
        MaximumTokens = 2,
        WordNgrams = 2,
        ShortestCharacterNgram = 2,
        LongestCharacterNgram = 3,
        Buckets = 50,
    };

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Estimator_Defaults_Conforms() => EstimatorConformance.Check(
        context, context.Transforms.Text.MapTokensToIds("Ids", "Tokens"), TokenView(context, Reviews), "Tokens");

    [Fact]
    public void Estimator_EveryOptionChanged_Conforms() => EstimatorConformance.Check(
        context, context.Transforms.Text.MapTokensToIds("Ids", "Tokens", Everything), TokenView(context, Reviews), "Tokens");

    [Fact]
    public void Estimator_GivenVocabulary_Conforms() => EstimatorConformance.Check(
        context,
        context.Transforms.Text.MapTokensToIds("Ids", "Tokens", new() { Vocabulary = Vocabulary.Create(["film", "\uD800"]) }),
        TokenView(context, Reviews),
        "Tokens");

    [Fact]
    public void Model_InAFreshProcess_GivesSameValues()
    {
        var data = TokenView(context, Reviews);
        var model = context.Transforms.Text.MapTokensToIds("Ids", "Tokens", Everything).Fit(data);

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    [Fact]
    public void Fit_Defaults_MostFrequentFirstThenOrdinal()
    {
        var model = Fit(new());

        Assert.Equal(["<pad>", "<unk>", "film", "good", "a", "!", "not"], model.Vocabulary);
        Assert.Equal([[4, 3, 2, 5], [], [6, 4, 3, 2], [2, 3]], Rows<int>(model, TokenView(context, Reviews), "Ids"));
        Assert.Equal([[3, 1], [1]], Rows<int>(model, TokenView(context, "good plot", "Good"), "Ids"));
    }

    [Fact]
    public void Fit_MinimumAndMaximum_LeaveTheOthersUnknown()
    {
        Assert.Equal(["<pad>", "<unk>", "film", "good", "a"], Fit(new() { MinimumCount = 2 }).Vocabulary);

        var model = Fit(new() { MaximumTokens = 2 });
        Assert.Equal([[1, 3, 2, 1], [], [1, 1, 3, 2], [2, 3]], Rows<int>(model, TokenView(context, Reviews), "Ids"));
    }

    [Fact]
    public void FittedCoverage_LearntVocabulary_SaysHowMuchItKnows()
    {
        // 10 tokens: film 3, good 3 known; a 2, ! 1, not 1 unknown.
        var coverage = Fit(new() { MaximumTokens = 2 }).FittedCoverage!.Value;

        Assert.Equal(new TokenCoverage(Tokens: 10, UnknownTokens: 4, DistinctTokens: 5, DistinctUnknownTokens: 3), coverage);
        Assert.Equal(0.4, coverage.UnknownShare);
    }

    [Fact]
    public void MeasureCoverage_OtherData_CountsThose()
    {
        var coverage = Fit(new()).MeasureCoverage(TokenView(context, "good plot plot", "", "film"));

        Assert.Equal(new TokenCoverage(Tokens: 4, UnknownTokens: 2, DistinctTokens: 3, DistinctUnknownTokens: 1), coverage);
    }

    [Fact]
    public void FittedCoverage_SavedAndLoaded_IsTheSame()
    {
        var model = Fit(Everything);
        using var stream = new MemoryStream();
        model.Save(new BinaryWriter(stream));
        stream.Position = 0;

        var loaded = MapTokensToIdsTransformer.Load(context, new BinaryReader(stream));

        Assert.Equal((model.FittedCoverage, model.IdCount), (loaded.FittedCoverage, loaded.IdCount));
        Assert.Equal(model.Vocabulary, loaded.Vocabulary);
    }

    [Fact]
    public void Fit_GivenVocabulary_ReadsNothing()
    {
        var watched = new WatchedDataView(TokenView(context, Reviews));
        var vocabulary = Vocabulary.Create(["film"]);

        var model = context.Transforms.Text.MapTokensToIds("Ids", "Tokens", new() { Vocabulary = vocabulary }).Fit(watched);

        Assert.Equal(0, watched.CursorsEverOpened);
        Assert.Null(model.FittedCoverage);
        Assert.Same(vocabulary, model.Vocabulary);
    }

    [Fact]
    public void Fit_NoTokens_SaysSo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Fit(new(), "", ""));

        Assert.Equal(
            "No vocabulary can be learnt: none of the 2 rows of column 'Tokens' has a token. "
            + "Check that this is the column with the tokens and that rows were loaded.",
            error.Message);
    }

    [Fact]
    public void Fit_NothingFrequentEnough_NamesTheOption()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Fit(new() { MinimumCount = 3 }, "a b", "b"));

        Assert.Equal(
            "No tokens are left: none of the 2 distinct tokens of column 'Tokens' occurs at least 3 times among its 3 tokens. "
            + "Lower MapTokensToIdsOptions.MinimumCount or fit to more texts.",
            error.Message);
    }

    [Fact]
    public void Fit_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(
        () => Fit(new() { CancellationToken = new CancellationToken(canceled: true) }));

    [Fact]
    public void MapTokensToIds_OptionOutOfRange_ThrowsBeforeFitting() => Assert.Throws<InvalidOptionsException>(
        () => context.Transforms.Text.MapTokensToIds("Ids", "Tokens", new() { Buckets = 0 }));

    private MapTokensToIdsTransformer Fit(MapTokensToIdsOptions options, params string[] rows) => context.Transforms.Text
        .MapTokensToIds("Ids", "Tokens", options)
        .Fit(TokenView(context, rows.Length > 0 ? rows : Reviews));
}

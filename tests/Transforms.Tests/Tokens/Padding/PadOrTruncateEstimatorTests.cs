using Microsoft.ML;
using NlpMlNet.Testing;
using NlpMlNet.Tokens;
using static NlpMlNet.Tests.Tokens.TokenData;

namespace NlpMlNet.Tests.Tokens;

public sealed class PadOrTruncateEstimatorTests
{
    // Lengths 2, 0, 3, 5.
    private static readonly int[][] Ids = [[7, 8], [], [4, 5, 6], [1, 2, 3, 4, 5]];

    private static readonly PadOrTruncateOptions Everything = new()
    {
        LengthPercentile = 60,
        PadAt = SequenceSide.Beginning,
        TruncateAt = SequenceSide.Beginning,
        MaskColumn = "Mask",
        LengthColumn = "Count",
    };

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Estimator_Ids_Conforms() => EstimatorConformance.Check(
        context, context.Transforms.Text.PadOrTruncate("Padded", "Ids"), IdView(context, Ids), "Ids");

    [Fact]
    public void Estimator_EveryOptionChanged_Conforms() => EstimatorConformance.Check(
        context, context.Transforms.Text.PadOrTruncate("Padded", "Ids", Everything), IdView(context, Ids), "Ids");

    [Fact]
    public void Estimator_Vectors_Conforms() => EstimatorConformance.Check(
        context,
        context.Transforms.Text.PadOrTruncate("Padded", "Vectors", new() { Length = 2, Width = 2 }),
        VectorView(context, [1, 2], [], [3, 4, 5, 6, 7, 8]),
        "Vectors");

    [Fact]
    public void Estimator_Tokens_Conforms() => EstimatorConformance.Check(
        context, context.Transforms.Text.PadOrTruncate("Padded", "Tokens"), TokenView(context, "not a good film", "", "good"), "Tokens");

    [Fact]
    public void Estimator_IdsWithTexts_Conforms()
    {
        var tokens = TokenView(context, "not a good film", "", "good");
        var data = context.Transforms.Text.MapTokensToIds("Ids", "Tokens").Fit(tokens).Transform(tokens);

        EstimatorConformance.Check(context, context.Transforms.Text.PadOrTruncate("Padded", "Ids"), data, "Ids");
    }

    [Fact]
    public void Model_InAFreshProcess_GivesSameValues()
    {
        var data = TextView(context, "Not a good film!", "", "Good.");
        var text = context.Transforms.Text;
        var model = text.SplitIntoTokens("Tokens", "Text")
            .Append(text.MapTokensToIds("Ids", "Tokens"))
            .Append(text.PadOrTruncate("Padded", "Ids", Everything))
            .Fit(data);

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    [Theory]
    [InlineData(100, 5, 0, 0)]
    [InlineData(75, 3, 1, 2)]
    [InlineData(60, 3, 1, 2)] // two rows of four are 50 percent, three 75
    [InlineData(50, 2, 2, 1 + 3)]
    public void Fit_LengthLearnt_HoldsThatShareOfRows(double percentile, int length, int cutRows, int cutPositions)
    {
        var model = Fit(IdView(context, Ids), "Ids", new() { LengthPercentile = percentile });

        Assert.Equal(length, model.Length);
        Assert.Equal(new TruncationCounts(4, cutRows, 10, cutPositions, LongestRow: 5), model.FittedTruncation);
    }

    [Fact]
    public void Fit_LengthGiven_CountsWhatItCuts()
    {
        var model = Fit(IdView(context, Ids), "Ids", new() { Length = 4 });

        Assert.Equal(new TruncationCounts(Rows: 4, CutRows: 1, Positions: 10, CutPositions: 1, LongestRow: 5), model.FittedTruncation);
        Assert.Equal((0.25, 0.1), (model.FittedTruncation.CutRowShare, model.FittedTruncation.CutPositionShare));
    }

    [Fact]
    public void Fit_Vectors_CountsPositionsAndNotFloats()
    {
        var model = Fit(VectorView(context, [1, 2, 3], [1, 2, 3, 4, 5, 6]), "Vectors", new() { Width = 3, LengthPercentile = 50 });

        Assert.Equal(1, model.Length);
        Assert.Equal(new TruncationCounts(2, 1, 3, 1, LongestRow: 2), model.FittedTruncation);
    }

    [Fact]
    public void CountTruncation_OtherData_CountsThose()
    {
        var model = Fit(IdView(context, Ids), "Ids", new() { Length = 2 });

        Assert.Equal(new TruncationCounts(2, 1, 4, 1, LongestRow: 3), model.CountTruncation(IdView(context, [1, 2, 3], [4])));
    }

    [Fact]
    public void FittedTruncation_SavedAndLoaded_IsTheSame()
    {
        var model = Fit(IdView(context, Ids), "Ids", Everything);
        using var stream = new MemoryStream();
        model.Save(new BinaryWriter(stream));
        stream.Position = 0;

        var loaded = PadOrTruncateTransformer.Load(context, new BinaryReader(stream));

        Assert.Equal((model.Length, model.FittedTruncation), (loaded.Length, loaded.FittedTruncation));
    }

    [Fact]
    public void Fit_OnlyEmptyRows_SaysSo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Fit(IdView(context, [], []), "Ids", new()));

        Assert.Equal(
            "No length can be learnt from column 'Ids': 2 of its 2 rows are empty, so that 100 percent of the rows have length 0. "
            + "Check that this is the column with the tokens, raise PadOrTruncateOptions.LengthPercentile, or set PadOrTruncateOptions.Length.",
            error.Message);
    }

    [Fact]
    public void Fit_NoRows_SaysSo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Fit(IdView(context), "Ids", new()));

        Assert.Contains("0 of its 0 rows are empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OnlyEmptyRowsAndLengthGiven_PadsThem()
    {
        var data = IdView(context, [], []);

        Assert.Equal([[0, 0], [0, 0]], Rows<int>(Fit(data, "Ids", new() { Length = 2 }), data, "Padded"));
    }

    [Fact]
    public void Fit_FloatsAreNoMultipleOfTheWidth_NamesTheRow()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Fit(VectorView(context, [1, 2], [1, 2, 3]), "Vectors", new() { Width = 2 }));

        Assert.Equal(
            "Row 2 of column 'Vectors' has 3 floats, which is no multiple of PadOrTruncateOptions.Width 2. Set PadOrTruncateOptions.Width to the size of the vectors in that column.",
            error.Message);
    }

    [Fact]
    public void Fit_WidthGivenForIds_IsRefused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Fit(IdView(context, Ids), "Ids", new() { Width = 2 }));

        Assert.Contains("'Ids': expected Vector<Single> of any size, got Vector<Int32>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(
        () => Fit(IdView(context, Ids), "Ids", new() { CancellationToken = new CancellationToken(canceled: true) }));

    [Theory]
    [InlineData("Padded", null)]
    [InlineData(null, "Padded")]
    public void PadOrTruncate_NameTwice_ThrowsBeforeFitting(string? mask, string? length) => Assert.Throws<ArgumentException>(
        () => context.Transforms.Text.PadOrTruncate("Padded", "Ids", new() { MaskColumn = mask, LengthColumn = length }));

    private PadOrTruncateTransformer Fit(IDataView data, string column, PadOrTruncateOptions options) =>
        context.Transforms.Text.PadOrTruncate("Padded", column, options).Fit(data);
}

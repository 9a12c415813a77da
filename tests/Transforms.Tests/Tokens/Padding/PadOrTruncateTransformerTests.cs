using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Tokens;
using static NlpMlNet.Tests.Tokens.TokenData;
using static NlpMlNet.Tokens.SequenceSide;

namespace NlpMlNet.Tests.Tokens;

public sealed class PadOrTruncateTransformerTests
{
    // Shorter than 3, empty, exactly 3, longer.
    private static readonly int[][] Ids = [[7, 8], [], [4, 5, 6], [1, 2, 3, 4, 5]];

    private readonly MLContext context = new(seed: 1);

    public static TheoryData<SequenceSide, SequenceSide, int[][]> Sides => new()
    {
        { End, End, [[7, 8, 0], [0, 0, 0], [4, 5, 6], [1, 2, 3]] },
        { End, Beginning, [[7, 8, 0], [0, 0, 0], [4, 5, 6], [3, 4, 5]] },
        { Beginning, End, [[0, 7, 8], [0, 0, 0], [4, 5, 6], [1, 2, 3]] },
        { Beginning, Beginning, [[0, 7, 8], [0, 0, 0], [4, 5, 6], [3, 4, 5]] },
    };

    [Theory]
    [MemberData(nameof(Sides))]
    public void Transform_Ids_PadsWithZeroAndCuts(SequenceSide padAt, SequenceSide truncateAt, int[][] expected)
    {
        var data = IdView(context, Ids);
        var options = new PadOrTruncateOptions { Length = 3, PadAt = padAt, TruncateAt = truncateAt };

        Assert.Equal(expected, Rows<int>(Fit(data, "Ids", options), data, "Padded"));
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public void Transform_Vectors_PadsWithVectorsOfZerosAndCutsWholeOnes(SequenceSide padAt, SequenceSide truncateAt, int[][] expected)
    {
        // The vector of position i is (i, -i).
        static float[] Vectors(int[] ids) => [.. ids.SelectMany(id => new float[] { id, -id })];
        var data = VectorView(context, [.. Ids.Select(Vectors)]);
        var options = new PadOrTruncateOptions { Length = 3, Width = 2, PadAt = padAt, TruncateAt = truncateAt };

        var model = Fit(data, "Vectors", options);

        Assert.Equal(expected.Select(Vectors), Rows<float>(model, data, "Padded"));
        Assert.Equal([3, 2], ((VectorDataViewType)model.GetOutputSchema(data.Schema)["Padded"].Type).Dimensions);
    }

    [Fact]
    public void Transform_NumbersThatAreMissingOrInfinite_StayWhatTheyAre()
    {
        var data = VectorView(context, [float.NaN, float.PositiveInfinity], [1]);

        Assert.Equal([[float.NaN, float.PositiveInfinity, 0], [1, 0, 0]], Rows<float>(Fit(data, "Vectors", new() { Length = 3 }), data, "Padded"));
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public void Transform_Tokens_PadsWithEmptyTexts(SequenceSide padAt, SequenceSide truncateAt, int[][] expected)
    {
        static string Token(int id) => id == 0 ? "" : $"t{id}";
        var data = TokenView(context, [.. Ids.Select(row => string.Join(' ', row.Select(Token)))]);
        var options = new PadOrTruncateOptions { Length = 3, PadAt = padAt, TruncateAt = truncateAt };

        Assert.Equal(expected.Select(row => string.Join(' ', row.Select(Token))), TokenRows(Fit(data, "Tokens", options), data, "Padded"));
    }

    [Theory]
    [InlineData(End, new float[] { 1, 1, 0 }, new float[] { 1, 0, 0 })]
    [InlineData(Beginning, new float[] { 0, 1, 1 }, new float[] { 0, 0, 1 })]
    public void Transform_MaskAndLength_SayWhatIsFilled(SequenceSide padAt, float[] ofTwo, float[] ofOne)
    {
        // The last row's only id is 0: the mask says what was there, not what is zero.
        var data = IdView(context, [.. Ids, [0]]);
        var model = Fit(data, "Ids", new() { Length = 3, PadAt = padAt, MaskColumn = "Mask", LengthColumn = "Count" });

        Assert.Equal([ofTwo, [0, 0, 0], [1, 1, 1], [1, 1, 1], ofOne], Rows<float>(model, data, "Mask"));
        Assert.Equal([2, 0, 3, 3, 1], model.Transform(data).GetColumn<int>("Count"));
    }

    [Fact]
    public void Transform_LengthColumnOnly_IsThere()
    {
        var data = IdView(context, Ids);

        Assert.Equal([2, 0, 3, 5], Fit(data, "Ids", new() { LengthColumn = "Count" }).Transform(data).GetColumn<int>("Count"));
    }

    [Fact]
    public void Transform_LongerRowThanAnyFitted_IsCut()
    {
        var model = Fit(IdView(context, [1, 2], [3]), "Ids", new());

        Assert.Equal([[4, 5]], Rows<int>(model, IdView(context, [4, 5, 6, 7]), "Padded"));
    }

    [Fact]
    public void Transform_SparseVectors_AreMadeDense()
    {
        var data = context.Data.LoadFromEnumerable([new SparseRow { Vectors = new VBuffer<float>(4, 2, [5, 7], [1, 3]) }]);

        Assert.Equal([[0, 5, 0]], Rows<float>(Fit(data, "Vectors", new() { Length = 3 }), data, "Padded"));
    }

    [Fact]
    public void Transform_AnotherItemTypeThanFitted_Works()
    {
        var model = Fit(IdView(context, [1, 2], [3]), "Tokens", new(), rename: "Ids");

        Assert.Equal(["a b"], TokenRows(model, TokenView(context, "a b c"), "Padded"));
    }

    [Fact]
    public void OutputSchema_IdsOfMapTokensToIds_KeepTheirTexts()
    {
        var data = TokenView(context, "good film");
        var ids = context.Transforms.Text.MapTokensToIds("Ids", "Tokens", new() { WordNgrams = 2, Buckets = 10 }).Fit(data).Transform(data);

        var column = Fit(ids, "Ids", new()).GetOutputSchema(ids.Schema)["Padded"];

        Assert.Equal(["<pad>", "<unk>", "film", "good"], TokenTexts.Of(column)!);
        Assert.Equal([4, 14], TokenIdRanges.Of(column)!);
    }

    [Fact]
    public void PadOrTruncate_BeforeOrAfterIds_GivesTheSame()
    {
        var data = TokenView(context, "good film", "", "film", "not a good film");
        var text = context.Transforms.Text;
        var options = new PadOrTruncateOptions { Length = 3, PadAt = Beginning };

        var after = text.MapTokensToIds("Ids", "Tokens").Append(text.PadOrTruncate("Ids", options: options)).Fit(data);
        var vocabulary = after.OfType<MapTokensToIdsTransformer>().Single().Vocabulary;
        var before = text.PadOrTruncate("Tokens", options: options)
            .Append(text.MapTokensToIds("Ids", "Tokens", new() { Vocabulary = vocabulary })).Fit(data);

        Assert.Equal(Rows<int>(after, data, "Ids"), Rows<int>(before, data, "Ids"));
    }

    [Fact]
    public void Transform_AnyRows_HaveTheLengthAndHoldWhatFitsAndNothingElse()
    {
        var side = Gen.Elements(End, Beginning);
        var rows = Gen.Choose(1, 9).ListOf().Select(row => row.ToArray()).NonEmptyListOf();
        var cases = rows.Zip(Gen.Choose(1, 6)).Zip(side.Zip(side)).ToArbitrary();

        Prop.ForAll(cases, one =>
        {
            var ((ids, length), (padAt, truncateAt)) = one;
            var data = IdView(context, [.. ids]);
            var padded = Rows<int>(
                Fit(data, "Ids", new() { Length = length, PadAt = padAt, TruncateAt = truncateAt }), data, "Padded");
            return ids.Zip(padded).All(pair => IsPadded(pair.First, pair.Second, length, padAt, truncateAt));
        }).QuickCheckThrowOnFailure();
    }

    private static bool IsPadded(int[] row, int[] padded, int length, SequenceSide padAt, SequenceSide truncateAt)
    {
        var kept = row.Length <= length ? row : truncateAt == End ? row[..length] : row[^length..];
        var (filled, padding) = padAt == End
            ? (padded[..kept.Length], padded[kept.Length..])
            : (padded[^kept.Length..], padded[..^kept.Length]);
        return padded.Length == length && filled.SequenceEqual(kept) && padding.All(id => id == 0);
    }

    private PadOrTruncateTransformer Fit(IDataView data, string column, PadOrTruncateOptions options, string? rename = null)
    {
        var view = rename is null ? data : context.Transforms.CopyColumns(column, rename).Fit(data).Transform(data);
        return context.Transforms.Text.PadOrTruncate("Padded", column, options).Fit(view);
    }

    private sealed class SparseRow
    {
        [VectorType(4)]
        public VBuffer<float> Vectors { get; set; }
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Tokens;
using static NlpMlNet.Tests.Tokens.TokenData;

namespace NlpMlNet.Tests.Tokens;

public sealed class MapTokensToIdsTransformerTests
{
    private static readonly Vocabulary Known = Vocabulary.Create(["good", "film"]);

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void OutputSchema_WithoutNgrams_NamesEveryId()
    {
        var column = IdsColumn(new() { Vocabulary = Known });

        Assert.Equal(["<pad>", "<unk>", "good", "film"], TokenTexts.Of(column)!);
        Assert.Equal([4], TokenIdRanges.Of(column)!);
    }

    [Fact]
    public void OutputSchema_WithNgrams_NamesTheTokensAndCountsAllIds()
    {
        var column = IdsColumn(new() { Vocabulary = Known, WordNgrams = 2, Buckets = 1000 });

        Assert.Equal(["<pad>", "<unk>", "good", "film"], TokenTexts.Of(column)!);
        Assert.Equal([4, 1004], TokenIdRanges.Of(column)!);
    }

    [Fact]
    public void OutputSchema_WithBothKindsOfNgrams_TellsTheirIdsApart()
    {
        var column = IdsColumn(new() { Vocabulary = Known, WordNgrams = 2, LongestCharacterNgram = 3, Buckets = 11 });

        Assert.Equal([4, 9, 15], TokenIdRanges.Of(column)!); // 5 buckets of word n-grams, 6 of character n-grams
    }

    [Fact]
    public void IdCount_AnyData_IsAboveEveryId()
    {
        var data = TokenView(context, "good film", "a second-rate plot", "");
        var model = context.Transforms.Text
            .MapTokensToIds("Ids", "Tokens", new() { WordNgrams = 5, LongestCharacterNgram = 6, Buckets = 3 }).Fit(data);

        // film, good, a, second-rate, plot
        Assert.Equal(2 + 5 + 3, model.IdCount);
        Assert.Equal(model.IdCount - 1, Rows<int>(model, data, "Ids").Max(ids => ids.DefaultIfEmpty().Max()));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 0)]
    public void OutputSchema_InputOfKnownSize_IsOfThatSizeWithoutNgrams(int wordNgrams, int size)
    {
        var data = context.Data.LoadFromEnumerable([new ThreeTokens { Tokens = ["good", "", "film"] }]);
        var model = context.Transforms.Text
            .MapTokensToIds("Ids", "Tokens", new() { Vocabulary = Known, WordNgrams = wordNgrams }).Fit(data);

        Assert.Equal(size, ((VectorDataViewType)model.GetOutputSchema(data.Schema)["Ids"].Type).Size);
        Assert.Equal([2, 0, 3], Rows<int>(model, data, "Ids")[0][..3]);
    }

    [Fact]
    public void Transform_SparseTokens_HaveEmptyOnesBetween()
    {
        var sparse = new VBuffer<ReadOnlyMemory<char>>(5, 2, ["good".AsMemory(), "film".AsMemory()], [1, 4]);
        var data = context.Data.LoadFromEnumerable([new SparseTokens { Tokens = sparse }]);

        var model = context.Transforms.Text.MapTokensToIds("Ids", "Tokens").Fit(data);

        Assert.Equal([[0, 3, 0, 0, 2]], Rows<int>(model, data, "Ids"));
    }

    private DataViewSchema.Column IdsColumn(MapTokensToIdsOptions options)
    {
        var data = TokenView(context, "good film");
        return context.Transforms.Text.MapTokensToIds("Ids", "Tokens", options).Fit(data).GetOutputSchema(data.Schema)["Ids"];
    }

    private sealed class ThreeTokens
    {
        [VectorType(3)]
        public string[] Tokens { get; set; } = [];
    }

    private sealed class SparseTokens
    {
        [VectorType(5)]
        public VBuffer<ReadOnlyMemory<char>> Tokens { get; set; }
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Embeddings;
using NlpMlNet.Hosting;
using NlpMlNet.Tokens;
using static NlpMlNet.Tests.Embeddings.EmbedData;

namespace NlpMlNet.Tests.Embeddings;

/// <summary>good is (1, 2), film (3, -4), bad (-1, 0); xyz has no vector.</summary>
public sealed class EmbedTransformerTests
{
    private static readonly string[] Documents = ["good film", "bad", "good xyz bad", "xyz", ""];

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Transform_Mean_IsThatOfTheKnownWords() =>
        AssertRows(Embed(EmbeddingPooling.Mean), [2, -1], [-1, 0], [0, 1], [0, 0], [0, 0]);

    [Fact]
    public void Transform_Sum_IsThatOfTheKnownWords() =>
        AssertRows(Embed(EmbeddingPooling.Sum), [4, -2], [-1, 0], [0, 2], [0, 0], [0, 0]);

    [Fact]
    public void Transform_Maximum_TakesEachNumberApart() =>
        AssertRows(Embed(EmbeddingPooling.Maximum), [3, 2], [-1, 0], [1, 2], [0, 0], [0, 0]);

    [Fact]
    public void Transform_Concatenate_PutsWordsInOrderAndZerosElsewhere()
    {
        var data = View(context, Documents);
        var model = context.Transforms.Text.PadOrTruncate("Padded", "Tokens", new PadOrTruncateOptions { Length = 3 })
            .Append(context.Transforms.Text.Embed("Features", "Padded", EmbedData.Words, new() { Pooling = EmbeddingPooling.Concatenate }))
            .Fit(data);

        AssertRows(
            Features(model, data),
            [1, 2, 3, -4, 0, 0],
            [-1, 0, 0, 0, 0, 0],
            [1, 2, 0, 0, -1, 0],
            [0, 0, 0, 0, 0, 0],
            [0, 0, 0, 0, 0, 0]);
        Assert.Equal(["0:0", "0:1", "1:0", "1:1", "2:0", "2:1"], SlotNames.Of(model.GetOutputSchema(data.Schema)["Features"])!);
    }

    [Fact]
    public void Transform_PaddedIds_PaddingContributesNothing()
    {
        var data = View(context, Documents);
        var model = context.Transforms.Text.MapTokensToIds("Ids", "Tokens")
            .Append(context.Transforms.Text.PadOrTruncate("Padded", "Ids", new PadOrTruncateOptions { Length = 9 }))
            .Append(context.Transforms.Text.Embed("Features", "Padded", EmbedData.Words))
            .Fit(data);

        AssertRows(Features(model, data), [2, -1], [-1, 0], [0, 1], [0, 0], [0, 0]);
        Assert.Equal(["mean:0", "mean:1"], SlotNames.Of(model.GetOutputSchema(data.Schema)["Features"])!);
    }

    [Fact]
    public void Transform_IdsThatNobodyKnows_AreUnknownWords()
    {
        var model = context.Transforms.Text.MapTokensToIds("Ids", "Tokens")
            .Append(context.Transforms.Text.Embed("Features", "Ids", EmbedData.Words))
            .Fit(View(context, "good film"));

        AssertRows(Features(model, View(context, "good new bad")), [1, 2]);
    }

    [Fact]
    public void Transform_WeightedMean_HandComputed()
    {
        var data = View(context, "good film", "good bad xyz");
        var options = new EmbedOptions { Pooling = EmbeddingPooling.WeightedMean, Smoothing = 0.1, RemoveCommonComponent = false };

        // 5 tokens: p(good) = 0.4, p(film) = p(bad) = 0.2; weights 0.1/0.5 = 0.2, 0.1/0.3 = 0.333333, and n = 2 in both.
        // (0.2 (1, 2) + 0.333333 (3, -4)) / 2 = (1.2, -0.933333) / 2; (0.2 (1, 2) + 0.333333 (-1, 0)) / 2 = (-0.133333, 0.4) / 2.
        AssertRows(Features(Fit(data, options), data), [0.6f, -0.466667f], [-0.066667f, 0.2f]);
    }

    [Fact]
    public void Transform_WeightedMeanWithoutCommonComponent_HandComputed()
    {
        var data = View(context, "good film", "good bad xyz");
        var options = new EmbedOptions { Pooling = EmbeddingPooling.WeightedMean, Smoothing = 0.1 };

        // The sum of v v' of the two vectors above: (0.364444, -0.293333; -0.293333, 0.257778). Its larger eigenvalue is
        // 0.311111 + sqrt(0.053333^2 + 0.293333^2) = 0.609254, with u = (0.767752, -0.640747).
        // u . v: 0.759667 and -0.179333; v - u (u . v):
        AssertRows(Features(Fit(data, options), data), [0.016765f, 0.020088f], [0.071017f, 0.085093f]);
    }

    [Fact]
    public void Transform_WeightedMean_UnseenWordsWeighOne()
    {
        var options = new EmbedOptions
        {
            Pooling = EmbeddingPooling.WeightedMean,
            Smoothing = 0.1,
            RemoveCommonComponent = false,
            KeepAllWords = true,
        };

        // bad wasn't there: p = 0, and a / (a + 0) = 1.
        AssertRows(Features(Fit(View(context, "good film"), options), View(context, "bad")), [-1, 0]);
    }

    [Fact]
    public void Fit_RowsInAnotherOrder_GivesTheSameBits()
    {
        var options = new EmbedOptions { Pooling = EmbeddingPooling.WeightedMean };
        var data = View(context, Documents);

        var forwards = Features(Fit(data, options), data);
        var again = Features(Fit(data, options), data);
        var backwards = Features(Fit(View(context, [.. Documents.Reverse()]), options), data);

        Assert.Equal(forwards, again);
        AssertRows(backwards, forwards);
    }

    [Fact]
    public void Transform_NegativeId_NamesTheRow()
    {
        var texts = TokenTexts.Annotate(["<pad>", "<unk>", "good"]);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Ids", new VectorDataViewType(NumberDataViewType.Int32), texts);
        var tokens = new IdTokens(new OneRow(builder.ToSchema(), [2, -5]), builder.ToSchema()["Ids"]);

        var error = Assert.ThrowsAny<NlpMlNetException>(tokens.Read);

        Assert.Contains("Row 1 of column 'Ids' holds the token id -5 at place", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_OtherLengthThanFitted_IsRefused()
    {
        var options = new EmbedOptions { Pooling = EmbeddingPooling.Concatenate };
        var data = View(context, Documents);
        var model = context.Transforms.Text.Embed("Features", "Padded", EmbedData.Words, options).Fit(Padded(data, 3));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => model.Transform(Padded(data, 4)));

        Assert.Contains("expected 3 tokens a row as in fitting, got 4", error.Message, StringComparison.Ordinal);
    }

    private float[][] Embed(EmbeddingPooling pooling)
    {
        var data = View(context, Documents);
        return Features(Fit(data, new EmbedOptions { Pooling = pooling }), data);
    }

    private IDataView Padded(IDataView data, int length) =>
        context.Transforms.Text.PadOrTruncate("Padded", "Tokens", new PadOrTruncateOptions { Length = length }).Fit(data).Transform(data);

    private EmbedTransformer Fit(IDataView data, EmbedOptions options) =>
        context.Transforms.Text.Embed("Features", "Tokens", EmbedData.Words, options).Fit(data);

    private sealed class OneRow(DataViewSchema schema, int[] ids) : DataViewRow
    {
        public override DataViewSchema Schema => schema;

        public override long Position => 0;

        public override long Batch => 0;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            ValueGetter<VBuffer<int>> getter = (ref VBuffer<int> value) => value = new VBuffer<int>(ids.Length, ids);
            return (ValueGetter<TValue>)(object)getter;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref id) => id = new DataViewRowId(0, 0);

        public override bool IsColumnActive(DataViewSchema.Column column) => true;
    }
}

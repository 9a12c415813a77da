using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class TokenIdRangesTests
{
    private static readonly DataViewSchema.Annotations Texts = TokenTexts.Annotate(["<pad>", "<unk>", "good"]);

    [Fact]
    public void Of_ColumnWithTheEnds_GivesThem() => Assert.Equal([3, 1003], TokenIdRanges.Of(Column(TokenIdRanges.AddTo(Texts, [3, 1003])))!);

    [Fact]
    public void Of_ColumnWithTextsOnly_GivesTheirNumber() => Assert.Equal([3], TokenIdRanges.Of(Column(Texts))!);

    [Fact]
    public void Of_ColumnThatSaysNeither_IsNull() => Assert.Null(TokenIdRanges.Of(Column(null)));

    [Fact]
    public void AddTo_AnnotationsWithANumber_ReplacesItAndKeepsTheOthers()
    {
        var column = Column(TokenIdRanges.AddTo(TokenIdRanges.AddTo(Texts, [3, 5]), [3, 7]));

        Assert.Equal([3, 7], TokenIdRanges.Of(column)!);
        Assert.Equal(["<pad>", "<unk>", "good"], TokenTexts.Of(column)!);
    }

    private static DataViewSchema.Column Column(DataViewSchema.Annotations? annotations)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Ids", new VectorDataViewType(NumberDataViewType.Int32), annotations);
        return builder.ToSchema()["Ids"];
    }
}

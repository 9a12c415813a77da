using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Tokens;

namespace NlpMlNet.Transforms.Tests.Tokens;

public sealed class TokenIdCountTests
{
    private static readonly DataViewSchema.Annotations Texts = TokenTexts.Annotate(["<pad>", "<unk>", "good"]);

    [Fact]
    public void Of_ColumnWithTheNumber_GivesIt() => Assert.Equal(1003, TokenIdCount.Of(Column(TokenIdCount.AddTo(Texts, 1003))));

    [Fact]
    public void Of_ColumnWithTextsOnly_GivesTheirNumber() => Assert.Equal(3, TokenIdCount.Of(Column(Texts)));

    [Fact]
    public void Of_ColumnThatSaysNeither_IsNull() => Assert.Null(TokenIdCount.Of(Column(null)));

    [Fact]
    public void AddTo_AnnotationsWithANumber_ReplacesItAndKeepsTheOthers()
    {
        var column = Column(TokenIdCount.AddTo(TokenIdCount.AddTo(Texts, 5), 7));

        Assert.Equal(7, TokenIdCount.Of(column));
        Assert.Equal(["<pad>", "<unk>", "good"], TokenTexts.Of(column)!);
    }

    private static DataViewSchema.Column Column(DataViewSchema.Annotations? annotations)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Ids", new VectorDataViewType(NumberDataViewType.Int32), annotations);
        return builder.ToSchema()["Ids"];
    }
}

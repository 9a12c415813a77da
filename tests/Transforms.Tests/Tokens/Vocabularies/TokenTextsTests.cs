using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class TokenTextsTests
{
    [Fact]
    public void Of_AnnotatedColumn_GivesTheTexts()
    {
        var column = Column(TokenTexts.Annotate(Vocabulary.Create(["good", "film"])));

        Assert.Equal(["<pad>", "<unk>", "good", "film"], TokenTexts.Of(column)!);
        Assert.Equal("Vector<String, 4>", column.Annotations.Schema["TokenTexts"].Type.ToString());
    }

    [Fact]
    public void Of_ColumnWithoutTexts_IsNull() => Assert.Null(TokenTexts.Of(Column(null)));

    [Fact]
    public void Of_OtherAnnotationOfThatName_IsNull()
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(TokenTexts.Kind, NumberDataViewType.Int32, (ref int value) => value = 7);

        Assert.Null(TokenTexts.Of(Column(builder.ToAnnotations())));
    }

    [Fact]
    public void Annotate_NoTexts_IsRefused() => Assert.Throws<ArgumentException>(() => TokenTexts.Annotate([]));

    private static DataViewSchema.Column Column(DataViewSchema.Annotations? annotations)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Ids", new VectorDataViewType(NumberDataViewType.Int32), annotations);
        return builder.ToSchema()["Ids"];
    }
}

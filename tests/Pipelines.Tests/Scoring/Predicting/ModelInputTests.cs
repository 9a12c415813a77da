using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class ModelInputTests
{
    [Fact]
    public void Find_ColumnsOfAllTypes_ReadsEachAsItsOwn()
    {
        using var input = new PlainInput("h,g,f,e,d,c,b\n");
        var inputs = ModelInput.Find(
            Columns(
                ("b", TextDataViewType.Instance), ("c", BooleanDataViewType.Instance), ("d", DateTimeDataViewType.Instance), ("e", NumberDataViewType.Single),
                ("f", NumberDataViewType.Double), ("g", NumberDataViewType.Int32), ("h", NumberDataViewType.Int64)),
            input.Reader,
            input.Options);

        Assert.Equal(
            [CsvType.Text, CsvType.Boolean, CsvType.DateTime, CsvType.Single, CsvType.Double, CsvType.Int32, CsvType.Int64],
            inputs.Select(column => column.Type));
        Assert.Equal([6, 5, 4, 3, 2, 1, 0], inputs.Select(column => column.Field));
    }

    [Fact]
    public void Find_OtherName_IsTheFieldOfThatName()
    {
        using var input = new PlainInput("Text,Comment\n", new() { ColumnNames = new Dictionary<string, string> { ["Text"] = "Comment" } });

        var found = Assert.Single(ModelInput.Find(Columns(("Text", TextDataViewType.Instance)), input.Reader, input.Options));

        Assert.Equal(("Comment", 1, "Text"), (found.Header, found.Field, found.Column.Name));
    }

    [Fact]
    public void Find_TypeThatNoCellHolds_SaysWhich()
    {
        using var input = new PlainInput("Key\n");

        var error = Assert.Throws<NlpMlNetException>(() => ModelInput.Find(Columns(("Key", NumberDataViewType.UInt32)), input.Reader, input.Options));

        Assert.StartsWith("The model needs the column 'Key' of type UInt32, which no cell of a CSV file can hold.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,1,2", false)]
    [InlineData("x,,2", true)]
    [InlineData("x,1,", true)]
    [InlineData("x,Infinity,2", true)]
    [InlineData("x,1,-Infinity", true)]
    [InlineData(",1,2", false)] // an empty text is no missing number
    public void RequireMissing_Row_IsRefusedUnlessANumberIsMissingOrInfinite(string row, bool isMissing)
    {
        using var input = new PlainInput($"Text,Single,Double\n{row}\n");
        var inputs = ModelInput.Find(
            Columns(("Text", TextDataViewType.Instance), ("Single", NumberDataViewType.Single), ("Double", NumberDataViewType.Double)), input.Reader, input.Options);
        var chunk = input.ChunkOf(1);

        var error = Record.Exception(() => ModelInput.RequireMissing(inputs, chunk, 0));

        Assert.Equal(
            isMissing ? null : "the score is not a finite number. The model's weights are damaged, or its training diverged: train or import it again.",
            error?.Message);
    }

    private static List<DataViewSchema.Column> Columns(params (string Name, DataViewType Type)[] columns)
    {
        var schema = new DataViewSchema.Builder();
        foreach (var (name, type) in columns)
        {
            schema.AddColumn(name, type);
        }

        return [.. schema.ToSchema()];
    }
}

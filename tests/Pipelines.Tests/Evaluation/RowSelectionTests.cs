using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Evaluation;

namespace NlpMlNet.Tests.Evaluation;

public sealed class RowSelectionTests
{
    [Fact]
    public void RefuseNothing_ValueMissing_ListsTheOthersByFrequencyThenName()
    {
        var error = Refusal(["rare", "often", "often", "also rare"]);

        Assert.Contains("The values there are: 'often' (2 rows), 'also rare' (1 row), 'rare' (1 row).", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, "'v09' (1 row).")]
    [InlineData(11, "'v09' (1 row) and others.")]
    public void RefuseNothing_MoreThanTenValues_ListsTenAndSaysSo(int values, string expected) =>
        Assert.Contains(expected, Refusal(Enumerable.Range(0, values).Select(i => $"v{i:00}")).Message, StringComparison.Ordinal);

    [Fact]
    public void See_ThousandValuesSeen_CountsThoseOnAndTheWantedOnes()
    {
        var column = new SelectionColumn(new ColumnConditions("id", [new("id", "wanted")], '.'));

        for (var i = 0; i < 1001; i++)
        {
            Assert.False(column.See($"value {i}"));
        }

        Assert.Equal("wanted", column.Missing);
        Assert.True(column.See("wanted"));
        Assert.False(column.See("value 7"));

        Assert.Null(column.Missing);
        Assert.Equal(1001, column.Found.Count); // a thousand values and the wanted one
        Assert.Equal((1, 2, 1), (column.Found["value 999"], column.Found["value 7"], column.Found["wanted"]));
        Assert.DoesNotContain("value 1000", column.Found.Keys);
    }

    /// <summary>What is said when a value is wanted that none of these is.</summary>
    private static NlpMlNetException Refusal(IEnumerable<string> values)
    {
        var view = new MLContext(1).Data.LoadFromEnumerable(values.Select(value => new Row { Split = value }));
        var selection = new RowSelection("rows.csv", [new("Split", "absent")]);
        using var cursor = view.GetRowCursor(view.Schema);
        var isWanted = selection.Bind(cursor);
        while (cursor.MoveNext())
        {
            Assert.False(isWanted());
        }

        return Assert.Throws<NlpMlNetException>(selection.RefuseNothing);
    }

    private sealed class Row
    {
        public string Split { get; set; } = "";
    }
}

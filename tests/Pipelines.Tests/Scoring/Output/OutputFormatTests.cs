using System.Text;

namespace NlpMlNet.Tests.Scoring;

public sealed class OutputFormatTests
{
    [Theory]
    [InlineData(";", ';')]
    [InlineData("\t", '\t')]
    [InlineData(" ", ' ')]
    [InlineData("~", '~')]
    [InlineData("||", ',')] // the writer takes one character
    [InlineData("\u00A7", ',')] // of ASCII
    [InlineData("\u0001", ',')] // that can be seen
    public void Csv_Delimiter_IsTheInputsIfItCanBeWritten(string given, char expected)
    {
        using var input = new PlainInput($"a{given}b\n", new() { Csv = new() { Delimiter = given } });

        Assert.Equal(expected, input.Format.Csv.Delimiter);
    }

    [Fact]
    public void HeaderBytes_Columns_AreTheInputsAndThoseAdded()
    {
        using var input = new PlainInput("Id,\"a,b\"\n", new() { AddedColumnPrefix = "New." });

        Assert.Equal("Id,\"a,b\",New.Score\n", Encoding.UTF8.GetString(input.Format.HeaderBytes()));
        Assert.Equal(2, input.Format.InputColumns);
    }

    [Fact]
    public void HeaderBytes_ByteOrderMark_ComesFirst()
    {
        using var input = new PlainInput("Id\n", new() { ByteOrderMark = true });

        Assert.Equal([0xEF, 0xBB, 0xBF, .. "Id,Score\n"u8], input.Format.HeaderBytes());
    }

    [Theory]
    [InlineData(";", '.', 1)]
    [InlineData(";", ',', 0)]
    [InlineData(",", '.', 0)]
    public void Notes_SemicolonsAndDecimalPoints_AreRemarkedOn(string delimiter, char separator, int notes)
    {
        using var input = new PlainInput("a,b;c\n", new() { Csv = new() { Delimiter = delimiter }, OutputDecimalSeparator = separator });

        Assert.Equal(notes, input.Format.Notes.Count);
        Assert.Equal(separator, input.Format.Csv.DecimalSeparator);
    }

    [Fact]
    public void OutputFormat_NameOfAnAddedColumn_IsRefused()
    {
        var error = Assert.Throws<NlpMlNetException>(() => new PlainInput("Id,Score\n"));

        Assert.StartsWith("t.csv already has a column 'Score', which the scoring adds", error.Message, StringComparison.Ordinal);
    }
}

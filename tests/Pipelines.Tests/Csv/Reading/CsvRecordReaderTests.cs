using System.Text;
using NlpMlNet.Csv;
using NlpMlNet.Messages;

namespace NlpMlNet.Tests.Csv;

public sealed class CsvRecordReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("a,b\n1,2\r\n3,4")]
    public void Read_AnyLineEnd_GivesTheSameRows(string text)
    {
        Assert.Equal(["1|2", "3|4"], Rows(text));
    }

    [Fact]
    public void Read_QuotedLineBreaksDelimitersAndQuotes_KeepsThem()
    {
        Assert.Equal(["one\r\ntwo,three|say \"hi\"", "|\" "], Rows("a,b\n\"one\r\ntwo,three\",\"say \"\"hi\"\"\"\n,\"\"\" \"\n"));
    }

    [Fact]
    public void Line_AfterQuotedLineBreaks_CountsTheLinesOfTheFile()
    {
        using var reader = Open("a,b\n\"x\ny\r\nz\",1\nlast,2\n");

        Assert.True(reader.Read());
        Assert.Equal((1, 2), (reader.Row, reader.Line));
        Assert.True(reader.Read());
        Assert.Equal((2, 5), (reader.Row, reader.Line)); // header 1, first row 2 to 4
        Assert.False(reader.Read());
    }

    [Fact]
    public void Read_EmptyLinesAmongSeveralColumns_AreNoRows()
    {
        Assert.Equal(["1|2", "3|4"], Rows("\n\na,b\n\n1,2\n\n\r\n3,4\n\n"));
    }

    [Fact]
    public void Read_EmptyLinesInOneColumn_AreRowsWithAnEmptyText()
    {
        Assert.Equal(["x", "", "", "y", ""], Rows("answer\nx\n\n\"\"\ny\n\n"));
    }

    [Fact]
    public void Read_EmptyFields_AreKept()
    {
        Assert.Equal(["||", "|x|"], Rows("a,b,c\n,,\n,x,\n"));
    }

    [Fact]
    public void Fault_TooFewAndTooManyFields_NamesFoundAndExpected()
    {
        using var reader = Open("a,b,c\n1,2\n1,2,3,4\n1,2,3\n");

        Assert.True(reader.Read());
        Assert.Equal("found 2 fields, expected 3 as in the header. A field that holds the delimiter (',') must be enclosed in double quotes. If another one separates the fields, say so (CsvOptions.Delimiter).", reader.Fault?.ToString());
        Assert.True(reader.Read());
        Assert.Equal("found 4 fields, expected 3 as in the header. A field that holds the delimiter (',') must be enclosed in double quotes. If another one separates the fields, say so (CsvOptions.Delimiter).", reader.Fault?.ToString());
        Assert.True(reader.Read());
        Assert.Null(reader.Fault);
    }

    [Theory]
    [InlineData("x,5\" nail\n", "a double quote is inside a field that doesn't begin with one. ")]
    [InlineData("x,\"5\" nail\n", "a field continues after its closing double quote. ")]
    public void Fault_LoneQuote_SaysWhatToDo(string row, string found)
    {
        using var reader = Open("a,b\n" + row + "good,row\n");

        Assert.True(reader.Read());
        Assert.Equal(
            found + "Put the whole field in double quotes and write each quote inside it twice, or say what quotes mean in this file (CsvOptions.Quotes): none, if it doesn't quote its fields; backslash, if it writes \\\" inside them.",
            reader.Fault?.ToString());
        Assert.Equal(new CsvReject("t.csv", 1, 2, reader.Fault!.ToString(), row.TrimEnd('\n')), reader.Reject(reader.Fault!));
        Assert.True(reader.Read());
        Assert.Null(reader.Fault);
        Assert.Equal("good", reader.GetString(0));
    }

    [Fact]
    public void Read_StandInOfALongDelimiterInTheText_IsRefused()
    {
        using var reader = Open("a||b\n" + string.Concat(Enumerable.Repeat("1||2\n", 20_000)) + "x\u001Fy||3\n", new CsvOptions { Delimiter = "||" });

        var error = Assert.Throws<NlpMlNetException>(() => reader.Skip(long.MaxValue));

        Assert.Equal(
            "t.csv holds the control character U+001F, which stands for the delimiter '||' while the file is read. Remove it, or save the file with a comma or tab between fields.",
            error.Message);
    }

    [Fact]
    public void Reject_RowWithALongDelimiter_ShowsItAsItStands()
    {
        using var reader = Open("a||b\n1||2||3\n", new CsvOptions { Delimiter = "||" });
        reader.Read();

        Assert.Equal("1||2||3", reader.Reject(reader.Fault!).RawText);
    }

    [Fact]
    public void Read_HugeField_IsRead()
    {
        var huge = new string('ä', 3_000_000); // 6 MB in UTF-8

        Assert.Equal([$"1|{huge}", "2|x"], Rows($"a,b\n1,\"{huge}\"\n2,x\n"));
    }

    [Fact]
    public void Read_QuotesOff_TakesQuotesAsText()
    {
        Assert.Equal(["\"he said|it\"s"], Rows("a\tb\n\"he said\tit\"s\n", new CsvOptions { Quotes = CsvQuotes.None }));
    }

    [Fact]
    public void Read_NulInARow_IsKept()
    {
        Assert.Equal(["x\0y|z"], Rows("a,b\nx\0y,z\n"));
    }

    [Fact]
    public void Open_NulInTheHeader_SuggestsUtf16()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Open(Encoding.Unicode.GetBytes("a,b\n1,2\n")));

        Assert.Equal(
            "t.csv, line 1: the first line holds NUL characters. The file is either UTF-16 without a byte-order mark (set the encoding to utf-16 or utf-16BE, CsvOptions.Encoding), or not text.",
            error.Message);
    }

    [Fact]
    public void Open_Workbook_SaysSo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Open("PK\u0003\u0004..."u8.ToArray()));

        Assert.Equal("t.csv is not a CSV file: it is a zip archive (or a workbook, .xlsx). Unpack it first, and give the CSV file inside.", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\r\n")]
    public void Open_NothingInIt_SaysWhatShouldBe(string text)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Open(text));

        Assert.Equal("t.csv is empty: it should hold a line with the names of the columns, and rows below it.", error.Message);
    }

    [Fact]
    public void Read_OnlyAHeader_HasNoRows()
    {
        using var reader = Open("a,b");

        Assert.Equal(["a", "b"], reader.Header.Names);
        Assert.False(reader.Read());
    }

    [Fact]
    public void Read_WithoutHeader_NamesColumnsAndKeepsTheFirstRow()
    {
        using var reader = Open("x,y\n1\n2,2\n3,3\n4,4\n", new CsvOptions { HasHeader = false });

        Assert.Equal(["column1", "column2"], reader.Header.Names);
        Assert.True(reader.Read());
        Assert.Equal(("x", 1, 1), (reader.GetString(0), reader.Row, reader.Line));
        Assert.True(reader.Read());
        Assert.StartsWith("found 1 field, expected 2 as in the first row.", reader.Fault?.ToString());
    }

    [Fact]
    public void Skip_ThenRead_GoesOnWithTheNextRow()
    {
        using var reader = Open("a\n1\n2\n3\n");

        Assert.Equal(2, reader.Skip(2));
        Assert.True(reader.Read());
        Assert.Equal(("3", 3, 4), (reader.GetString(0), reader.Row, reader.Line));
        Assert.Equal(0, reader.Skip(5));
    }

    [Fact]
    public void RawText_OfARow_IsTheRowWithoutItsLineBreak()
    {
        using var reader = Open("a,b\r\n\"x\"\"y\", z \r\n");
        reader.Read();

        Assert.Equal("\"x\"\"y\", z ", Encoding.UTF8.GetString(reader.RawBytes));
        Assert.Equal("\"x\"\"y\", z ", reader.Reject(MessageText.Of($"-")).RawText);
    }

    private static string[] Rows(string text, CsvOptions? options = null)
    {
        using var reader = Open(text, options);
        var rows = new List<string>();
        while (reader.Read())
        {
            Assert.Null(reader.Fault);
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)));
        }

        return [.. rows];
    }

    private static CsvRecordReader Open(string text, CsvOptions? options = null) => Open(Encoding.UTF8.GetBytes(text), options);

    private static CsvRecordReader Open(byte[] bytes, CsvOptions? options = null) => new(new MemoryStream(bytes), "t.csv", options ?? new CsvOptions());
}

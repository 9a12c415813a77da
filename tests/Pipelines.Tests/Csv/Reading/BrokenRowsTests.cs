using System.Text;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class BrokenRowsTests
{
    [Theory]
    [InlineData("a,b\n1,2\n3,\"four\n5,6\n")]
    [InlineData("a,b\n1,2\n3,\"four\"\"\n5,6\n")]
    [InlineData("a,b\r\n1,2\r\n3,\"four\r\n5,6")]
    public void Read_QuoteNeverClosed_RefusesItsLineAlone(string text)
    {
        using var reader = Open(text);

        Assert.Equal(["1|2", "!", "5|6"], Rows(reader));
        Assert.Equal((3, 4), (reader.Row, reader.Line)); // of the last row: the broken one was on line 3
    }

    [Fact]
    public void Fault_QuoteNeverClosed_SaysWhatHappenedAndWhatToDo()
    {
        using var reader = Open("a,b\n1,\"x\ny\",\"open\n3,4\n");
        reader.Read();

        Assert.Equal(
            "a field begins with a double quote that is never closed, up to the end of the file; reading went on with the next line. "
            + "Put the whole field in double quotes and write each quote inside it twice, or say what quotes mean in this file (CsvOptions.Quotes): "
            + "none, if it doesn't quote its fields; backslash, if it writes \\\" inside them.",
            reader.Fault?.ToString());
        var reject = reader.Reject(reader.Fault!);
        Assert.Equal((1, 2, 2, "1,\"x\ny\",\"open"), (reject.Row, reject.Line, reject.Lines, reject.RawText)); // the broken field begins on line 3
        Assert.EndsWith(" The row takes 2 lines, 2 to 3.", reject.Reason);
        Assert.True(reader.Read());
        Assert.Equal((null, 4, "3"), (reader.Fault, reader.Line, reader.GetString(0)));
    }

    [Theory]
    [InlineData("5000,\"closed\"\n")] // text after the closing quote
    [InlineData("5000,closed\"\n")] // a sound row of 4,999 lines, which hold rows
    [InlineData("5000,fine\n")] // never closed
    public void Read_QuoteThatWouldTakeThousandsOfLines_RefusesItsLineAlone(string last)
    {
        using var reader = Open("id,text\n1,\"unclosed film\n" + string.Concat(Enumerable.Range(2, 4998).Select(i => $"{i},row {i} is fine\n")) + last);

        var rows = Rows(reader);

        Assert.Equal(5000, rows.Length);
        Assert.Equal(("!", "2|row 2 is fine", "4999|row 4999 is fine"), (rows[0], rows[1], rows[4998]));
    }

    [Theory]
    [InlineData("last\"\n")] // one sound cell of 2,000 lines, where each line is a row
    [InlineData("\"last\"\n")]
    [InlineData("last\n")]
    public void Read_OneColumnAndAQuoteThatWouldTakeThousandsOfLines_RefusesItsLineAlone(string last)
    {
        using var reader = Open("text\n\"first\n" + string.Concat(Enumerable.Range(2, 1998).Select(i => $"film {i}\n")) + last);

        var rows = Rows(reader);

        Assert.Equal(2000, rows.Length);
        Assert.Equal(("!", "film 2", "film 1999"), (rows[0], rows[1], rows[1998]));
    }

    [Fact]
    public void Read_ClosedBelowTheLimit_RefusesTheRowWithItsLines()
    {
        using var reader = Open("id,text\n1,\"unclosed\n2,x\n3,\"closed\"\n4,y\n");

        Assert.True(reader.Read());
        var reject = reader.Reject(reader.Fault!);
        Assert.Equal(3, reject.Lines);
        Assert.EndsWith(" The row takes 3 lines, 2 to 4.", reject.Reason);
        Assert.True(reader.Read());
        Assert.Equal("4", reader.GetString(0));
    }

    [Theory]
    [InlineData(3, 1 << 20)] // the field has four lines
    [InlineData(1000, 20)]
    public void Read_LimitsOfTheOptions_AreUsed(int lines, int length)
    {
        var options = new CsvOptions { MaximumFieldLines = lines, MaximumFieldLength = length };
        using var reader = Open("id,text\n1,\"unclosed\n2,x and more\n3,x and more\n4,\"closed\"\n5,y\n", options);

        Assert.Equal(["!", "2|x and more", "3|x and more", "4|closed", "5|y"], Rows(reader));
    }

    [Theory]
    [InlineData(1500, 5)]
    [InlineData(10, 200_000)]
    public void Read_LongFieldOfASoundRow_IsRead(int lines, int length)
    {
        var text = string.Join('\n', Enumerable.Repeat(new string('x', length) + ", he said", lines)); // more commas would look like rows
        using var reader = Open($"id,speaker,text\n1,A,\"{text}\"\n2,B,short\n");

        Assert.Equal([$"1|A|{text}", "2|B|short"], Rows(reader));
    }

    [Fact]
    public void Read_RowLongerThanTheLimit_RefusesItAloneWithTheBeginningOfItsText()
    {
        var options = new CsvOptions { MaximumRowLength = 100_000 };
        using var reader = Open("a,b\n1," + new string('x', 3_000_000) + "\n2,y\n", options);

        Assert.True(reader.Read());
        Assert.StartsWith("the row is longer than 100000 bytes (CsvOptions.MaximumRowLength).", reader.Fault?.ToString());
        Assert.InRange(reader.Reject(reader.Fault!).RawText.Length, 1000, 1 << 20);
        Assert.True(reader.Read());
        Assert.Equal((null, 2, 3, "y"), (reader.Fault, reader.Row, reader.Line, reader.GetString(1)));
        Assert.False(reader.Read());
    }

    [Fact]
    public void Read_QuoteNeverClosedInAFileLongerThanARowMayBe_ReadsTheOtherLines()
    {
        var options = new CsvOptions { MaximumRowLength = 10_000 };
        using var reader = Open("a,b\n1,\"" + string.Concat(Enumerable.Repeat("text\n", 100_000)), options);

        var rows = Rows(reader);

        Assert.Equal(100_000, rows.Length); // the broken line and 99,999 with a field too few
        Assert.All(rows, row => Assert.Equal("!", row));
    }

    [Fact]
    public void Read_SeveralUnclosedQuotes_RefusesEachLine()
    {
        var block = "x,\"open\n" + string.Concat(Enumerable.Repeat("1,2\n", 1200));
        using var reader = Open("a,b\n" + block + block + block);

        var rows = Rows(reader);

        Assert.Equal(3603, rows.Length);
        Assert.Equal([0, 1201, 2402], rows.Index().Where(row => row.Item == "!").Select(row => row.Index));
    }

    [Fact]
    public void Read_LongDelimiter_GoesOnAtTheRightPlace()
    {
        using var reader = Open("a||b\n1||2\n3||\"four\n5||6\n7||8\n", new CsvOptions { Delimiter = "||" });

        Assert.Equal(["1|2", "!", "5|6", "7|8"], Rows(reader));
    }

    private static string[] Rows(CsvRecordReader reader)
    {
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.Fault is null ? string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)) : "!");
        }

        return [.. rows];
    }

    private static CsvRecordReader Open(string text, CsvOptions? options = null) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", options ?? new CsvOptions());
}

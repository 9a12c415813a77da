using System.Text;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

/// <summary>What stands before and between the rows, and what quotes mean.</summary>
public sealed class CsvFormTests
{
    private const string Qualtrics = "StartDate,Q1\nStart Date,\"What did you think,\nand why?\"\n\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n";

    [Theory]
    [InlineData("id,text\n1,\"he said \\\"fine\\\" twice\"\n", "1|he said \"fine\" twice")]
    [InlineData("id,text\n1,\"a \"\"doubled\"\" one\"\n", "1|a \"doubled\" one")]
    [InlineData("id,text\n1,\"C:\\\\dir\\\\\"\n", "1|C:\\dir\\")]
    [InlineData("id,text\n1,\"\\\\\\\"x\\n\"\n", "1|\\\"x\\n")]
    [InlineData("id,text\n1,plain \\ text\\\\\n", "1|plain \\ text\\\\")]
    public void Read_BackslashQuotes_UnderstandsThem(string text, string row) =>
        Assert.Equal([row], Rows(text, new CsvOptions { Quotes = CsvQuotes.Backslash }));

    [Theory]
    [InlineData("id,text\n1,\"he said \\\"fine\\\" twice\"\n2,ok\n", "he said \"fine\" twice")]
    [InlineData("id;text\n1;\"a \\\"b\\\", c; d\"\n", "a \"b\", c; d")]
    [InlineData("id,text\n1,\"C:\\dir\\\"\n2,ok\n", "C:\\dir\\")] // sound as RFC 4180 has it
    [InlineData("id,text\n1,\"a \"\"b\"\" \\ c\"\n", "a \"b\" \\ c")]
    public void Read_QuotesNotSaid_TakesWhatTheFirstRowsSay(string text, string expected) => Assert.Equal("1|" + expected, Rows(text)[0]);

    [Fact]
    public void Notes_BackslashesFound_SaySo()
    {
        using var reader = Open("id,text\n1,\"he said \\\"fine\\\" twice\"\n");

        Assert.Equal("Quotes inside its fields have a backslash before them, and were read so (CsvOptions.Quotes).", Assert.Single(reader.Notes).ToString());
    }

    [Fact]
    public void Read_BackslashAtAnyPlaceOfTheBuffers_IsUnderstood()
    {
        for (var shift = 0; shift < 3; shift++)
        {
            var cell = new string('x', shift) + string.Concat(Enumerable.Repeat("\\\"ab\\\\", 30_000));

            Assert.Equal(
                ["1|" + cell.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)],
                Rows($"id,text\n1,\"{cell}\"\n", new CsvOptions { Quotes = CsvQuotes.Backslash }));
        }
    }

    [Fact]
    public void Reject_BackslashQuotes_ShowsTheRowAsItIsWritten()
    {
        using var reader = Open("a,b\n1,\"x \\\"y\\\" \"\"z\"\"\",3\n", new CsvOptions { Quotes = CsvQuotes.Backslash });
        reader.Read();

        Assert.Equal("1,\"x \\\"y\\\" \"\"z\"\"\",3", reader.Reject(reader.Fault!).RawText);
    }

    [Fact]
    public void Read_SkipRows_BeginsBelowThemAndCountsTheirLines()
    {
        using var reader = Open("Export of \"May\nsecond; line\n\nid,text\n1,x\n", new CsvOptions { SkipRows = 3 });

        Assert.Equal(["id", "text"], reader.Header.Names);
        Assert.True(reader.Read());
        Assert.Equal((1, 5), (reader.Row, reader.Line));
    }

    [Fact]
    public void Open_FewerLinesThanAreSkipped_SaysSo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Open("id\n1\n", new CsvOptions { SkipRows = 5 }));

        Assert.Equal("t.csv ends before its line 6, with which it should begin (CsvOptions.SkipRows): skip fewer.", error.Message);
    }

    [Fact]
    public void Read_Comments_ArePassedOver()
    {
        using var reader = Open("# made, by; hand\nid,text\n1,x\n#2,y\n3,#z\n", new CsvOptions { Comment = '#' });

        Assert.Equal(["id", "text"], reader.Header.Names);
        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.Equal(("3", "#z", 2, 5), (reader.GetString(0), reader.GetString(1), reader.Row, reader.Line));
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("sep=;\n")]
    [InlineData("\"sep=;\"\r\n")]
    [InlineData("SEP=;;\n")]
    public void Read_LineThatNamesTheSeparator_IsUsedAndPassedOver(string line)
    {
        using var reader = Open(line + "te,xt;label\na;b\n");

        Assert.Equal((";", "te,xt|label"), (reader.Delimiter, string.Join('|', reader.Header.Names)));
        Assert.True(reader.Read());
        Assert.Equal(3, reader.Line);
    }

    [Fact]
    public void Read_ColumnCalledSep_IsAColumn() => Assert.Equal(["1|2"], Rows("sep,b\n1,2\n"));

    [Fact]
    public void Read_QualtricsExport_PassesOverWordingAndImportIds()
    {
        using var reader = Open(Qualtrics + "2024-01-31,good\n");

        Assert.Equal(["It is a Qualtrics export: the rows below the header with the wording of the questions and the import ids are no answers, and were left out."], reader.Notes.Select(note => note.ToString()));
        Assert.True(reader.Read());
        Assert.Equal((1, 5, "good"), (reader.Row, reader.Line, reader.GetString(1)));
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("StartDate,Q1\n1,a\n2,b\n", "1|a;2|b")]
    [InlineData("StartDate,Q1\n1,a\n", "1|a")]
    [InlineData("StartDate,Q1\n", "")]
    [InlineData("Q1,Q2\n1,see ImportId\n2,b\n", "1|see ImportId;2|b")]
    public void Read_FileLikeAQualtricsExport_KeepsItsRows(string text, string rows) => Assert.Equal(rows, string.Join(';', Rows(text)));

    [Fact]
    public void Read_FileWithoutHeader_HasNoOtherHeaderRows() => Assert.Equal(3, Rows(Qualtrics, new CsvOptions { HasHeader = false }).Length);

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

    private static CsvRecordReader Open(string text, CsvOptions? options = null) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", options ?? new CsvOptions());
}

using System.Text;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class CsvDelimiterTests
{
    [Theory]
    [InlineData("a;b,c;d\n", ";")]
    [InlineData("a,b;c\n", ",")]
    [InlineData("\"a;b;c\",d\n;;;;;;", ",")]
    [InlineData("a\tb\n", "\t")]
    [InlineData("a|b|c\r\n", "|")]
    [InlineData("text\n", ",")]
    public void Detect_HeaderAlone_TakesTheOneThatGivesMostFields(string start, string expected) => Assert.Equal(expected, Detect(start));

    [Theory]
    [InlineData("id;What was good, what not, and why?;code\n1;a fine film;x\n2;bad, dull;y\n", ";")]
    [InlineData("id\tgood, bad; or neither\n1\tone; two, three\n2\tfour\n", "\t")]
    [InlineData("id,note;more\n1,x\n2,y\n3,z\n", ",")]
    public void Detect_DelimitersInsideTheHeadersNames_TakesTheOneThatTheRowsAgreeWith(string start, string expected) => Assert.Equal(expected, Detect(start));

    [Fact]
    public void Detect_WantedName_TakesTheOneThatGivesIt()
    {
        const string OneRow = "a,b;c,d\n"; // three names with the comma, two with the semicolon

        Assert.Equal(",", Detect(OneRow));
        Assert.Equal(";", Detect(OneRow, "c,d"));
        Assert.Equal(",", Detect(OneRow, "d"));
        Assert.Equal(",", Detect(OneRow, "absent"));
    }

    [Theory]
    [InlineData("text\na moving, fine film\nfine\n")]
    [InlineData("text\none, two; three | four\tfive\nsix\n")]
    public void Detect_OneColumnOfProse_TakesNone(string start)
    {
        Assert.Equal(CsvDelimiter.None, Detect(start));
        Assert.Equal(CsvDelimiter.None, Detect(start, "text"));
    }

    [Fact]
    public void Detect_RowsThatAgreeInMoreFieldsThanTheHeader_KeepsTheirDelimiter() =>
        Assert.Equal(",", Detect("text\n1,good\n2,bad\n3,fine\n")); // the header lacks a name, and each row will say so

    [Theory]
    [InlineData("I liked it, really\nfine\nbad, but short\n", CsvDelimiter.None)]
    [InlineData("1,good\n2,bad\n", ",")]
    [InlineData("\"3\",\"a, b\"\n\"4\",\"c; d\"\n", ",")]
    public void Detect_NoHeader_WantsRowsThatAgree(string start, string expected) =>
        Assert.Equal(expected, CsvDelimiter.Detect(Encoding.UTF8.GetBytes(start), isWhole: true, new CsvOptions { HasHeader = false }));

    [Fact]
    public void Detect_SampleThatEndsInARow_LeavesItOut() =>
        Assert.Equal(";", CsvDelimiter.Detect("a,x;b,y\n1;2\n3"u8, isWhole: false, new CsvOptions()));

    [Fact]
    public void Read_OneColumnOfProse_ReadsEachLineWhole()
    {
        using var reader = new CsvRecordReader(new MemoryStream("text\na moving, fine film\nfine\n"u8.ToArray()), "t.csv", new CsvOptions());

        Assert.True(reader.Read());
        Assert.Equal((null, "a moving, fine film"), (reader.Fault, reader.GetString(0)));
    }

    [Fact]
    public void Find_ColumnUnderAnotherDelimiter_NamesBoth()
    {
        var options = new CsvOptions { Delimiter = "," };
        using var reader = new CsvRecordReader(new MemoryStream("id;text\n1;x\n"u8.ToArray()), "t.csv", options);

        var error = Assert.Throws<NlpMlNetException>(() => reader.Header.Find("text"));

        Assert.Equal(
            "t.csv has no column 'text'; it has 'id;text', separated by ','. Separated by ';' there would be such a column: set the delimiter (CsvOptions.Delimiter).",
            error.Message);
    }

    private static string Detect(string start, params string[] wanted) => CsvDelimiter.Detect(
        Encoding.UTF8.GetBytes(start), isWhole: true, new CsvOptions { Columns = [.. wanted.Select(name => new CsvColumn(name, CsvType.Text))] });
}

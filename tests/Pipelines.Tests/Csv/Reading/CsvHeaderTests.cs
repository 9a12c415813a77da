using System.Text;
using Microsoft.ML;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class CsvHeaderTests
{
    [Theory]
    [InlineData("r\u00E9ponse", "re\u0301ponse")] // composed, decomposed
    [InlineData("my text", "my\u00A0text")]
    [InlineData("my text", " my  text ")]
    [InlineData("text", "\u200Btext\uFEFF")]
    [InlineData("text", "te\u00ADxt")]
    [InlineData("my text", "my\ntext")]
    [InlineData("my text", "my\u202Ftext\u2009")]
    public void Find_NameThatLooksTheSame_FindsIt(string first, string second)
    {
        Assert.Equal(1, Header("id", second).Find(first));
        Assert.Equal(1, Header("id", first).Find(second));
    }

    [Fact]
    public void Names_OneIsEmpty_HasItsNumber() => Assert.Equal(["id", "Column2"], Header("id", "").Names);

    [Fact]
    public void Find_ExactName_ComesFirst()
    {
        var header = Header("text ", "text");

        Assert.Equal((0, 1), (header.Find("text "), header.Find("text")));
    }

    [Fact]
    public void Find_SeveralNamesThatLookTheSame_ShowsTheirCodePoints()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Header("my\u00A0text", "my  text").Find("my text"));

        Assert.Equal("t.csv has several columns that look like 'my text': 'my<U+00A0>text' (field 1), 'my  text' (field 2). Rename all but one.", error.Message);
    }

    [Fact]
    public void Find_OtherLetterOfTheSameShape_ShowsTheDifferenceInCodePoints()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Header("id", "t\u0435xt").Find("text")); // a Cyrillic e

        Assert.Equal(
            "t.csv has no column 'text'; it has 'id', 't\u0435xt', separated by ','. Did you mean 't\u0435xt'? The two differ from character 2 on: U+0435 in the file, U+0065 in the name asked for.",
            error.Message);
    }

    [Fact]
    public void Find_FileWithoutHeader_SaysWhatItsColumnsAreCalled()
    {
        using var reader = Open("1,x\n", new CsvOptions { HasHeader = false });

        var error = Assert.Throws<NlpMlNetException>(() => reader.Header.Find("text"));

        Assert.Equal(
            "t.csv has no column 'text'; it has 'column1', 'column2', separated by ','. The file is read without a header (CsvOptions.HasHeader), so that its columns have numbers for names.",
            error.Message);
    }

    [Fact]
    public void Find_FirstLineThatIsARow_SuggestsThatThereIsNoHeader()
    {
        using var reader = Open("3,Some headline\n4,Other\n");

        Assert.EndsWith(
            " If the first line holds no names but a row, say that there is no header (CsvOptions.HasHeader).",
            Assert.Throws<NlpMlNetException>(() => reader.Header.Find("text")).Message);
    }

    [Fact]
    public void LoadFromCsv_ListedColumnInTheOtherForm_HasTheNameThatWasAskedFor()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("n,re\u0301ponse\n1,oui\n"));
        var view = new MLContext(1).Data.LoadFromCsv(stream, new CsvOptions { Columns = [new("r\u00E9ponse", CsvType.Text)] });

        Assert.Equal(["n", "r\u00E9ponse"], view.Schema.Select(column => column.Name));
        using var cursor = view.GetRowCursor(view.Schema);
        var get = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema[1]);
        ReadOnlyMemory<char> cell = default;
        Assert.True(cursor.MoveNext());
        get(ref cell);
        Assert.Equal("oui", cell.ToString());
    }

    [Theory]
    [InlineData("A survey\n\nid;text\n1;x\n", " Line 3 has it: pass over the 2 lines above (CsvOptions.SkipRows).")]
    [InlineData("# made by x\n# on a day\nid,text\n1,x\n", " Line 3 has it, below lines that begin with #: say that these are comments (CsvOptions.Comment).")]
    [InlineData("# made by x\n#id,text\nid,text\n1,x\n", " Line 3 has it, below lines that begin with #: say that these are comments (CsvOptions.Comment).")]
    [InlineData("# made by x\nA survey\nid,text\n1,x\n", " Line 3 has it: pass over the 2 lines above (CsvOptions.SkipRows).")]
    [InlineData("id^text\n1^x\n", " Separated by '^' there would be such a column: set the delimiter (CsvOptions.Delimiter).")]
    [InlineData("id:text\n1:x\n", " Separated by ':' there would be such a column: set the delimiter (CsvOptions.Delimiter).")]
    public void Find_NameFurtherDownOrUnderAnotherDelimiter_SaysWhatWouldFindIt(string content, string advice)
    {
        using var reader = new CsvRecordReader(new MemoryStream(Encoding.UTF8.GetBytes(content)), "t.csv", new CsvOptions());

        var error = Assert.Throws<NlpMlNetException>(() => reader.Header.Find("text"));

        Assert.EndsWith(advice, error.Message, StringComparison.Ordinal);
    }

    private static CsvHeader Header(params string[] names) => Open(string.Join(',', names.Select(name => $"\"{name}\"")) + "\n").Header;

    private static CsvRecordReader Open(string text, CsvOptions? options = null) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", options ?? new CsvOptions());
}

using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class LexiconTableTests
{
    [Theory]
    [InlineData("a,b\nc,d\n", ',')]
    [InlineData("a;b\nc;d\n", ';')]
    [InlineData("a|b\nc|d\n", '|')]
    [InlineData("a\tb,x\nc\td,y\n", '\t')] // the first that fits, in the order of these
    [InlineData("\"a,b\";c\nd;e\n", ';')] // a quoted comma parts nothing
    [InlineData("a\nb\n", null)]
    [InlineData("a,b\nc,d,e\nf\ng,h,i,j\n", null)]
    [InlineData("# a, comment\na;b\nc;d\n", ';')]
    public void SeparatorOf_Lines_IsInAllAlike(string content, char? expected) => Assert.Equal(expected, LexiconTable.SeparatorOf(Text(content)));

    [Fact]
    public void Read_Quotes_HoldDelimitersQuotesAndLines()
    {
        var table = Read("word,score\n\"a,b\",1\n\"say \"\"no\"\"\",2\n\"two\nlines\",3\nin\"side,4\n");

        Assert.Equal(["word", "score"], table.Header);
        Assert.Equal(["a,b|1", "say \"no\"|2", "two\nlines|3", "in\"side|4"], Cells(table));
        Assert.Equal([2L, 3, 4, 6], table.Rows.Select(row => row.Line)); // where they begin
    }

    [Theory]
    [InlineData("a,b\nc,1\nd,2")]
    [InlineData("a,b\r\nc,1\r\nd,2\r\n")]
    [InlineData("a,b\rc,1\rd,2\r")]
    [InlineData("a,b\n\n , \nc,1\n# comment\n\n\nd,2\n")]
    public void Read_LineEndsAndLinesWithoutAnEntry_AreNoRows(string content) => Assert.Equal(["c|1", "d|2"], Cells(Read(content)));

    [Theory]
    [InlineData("a,b\r\nc,1\r\nd,2\r\n", 3)]
    [InlineData("a,b\rc,1\rd,2\r", 3)]
    [InlineData("a,b\n\n\nc,1\n\nd,2\n", 6)]
    public void Read_LastRow_HasItsLine(string content, int line) => Assert.Equal(line, Read(content).Rows[^1].Line);

    [Theory]
    [InlineData("word,score\ngood,1\n", "word,score")]
    [InlineData("good,1\nbad,2\n", "column1,column2")] // a number is no name
    [InlineData("good,positive\nbad,negative\nfine,positive\n", "column1,column2")] // what comes again is no name
    [InlineData(" word ,category\ngood,positive\nfine,positive\n", "word,category")]
    [InlineData("Entry,Source,Positiv\nABIDE,H4,Positiv\nABLE,H4,\n", "Entry,Source,Positiv")] // but for General Inquirer's marks
    [InlineData("a,b,x\nc,d,x\n", "a,b,x")]
    public void Read_FirstRow_IsTheHeaderIfItsCellsAreNames(string content, string expected) => Assert.Equal(expected, string.Join(',', Read(content).Header));

    [Fact]
    public void Read_SeparatorGiven_IsTaken() => Assert.Equal(["a,b|1"], Cells(LexiconTable.Read(Text("word;score\na,b;1\n"), ';')));

    [Fact]
    public void Read_OtherNumberOfFields_NamesTheLine()
    {
        Assert.Equal(
            "l.csv, line 4: there are 3 fields; the first row has 2; put quotes around a field with a delimiter in it.",
            Assert.Throws<LexiconFormatException>(() => Read("word,score\n\ngood,1\nbad,2,x\n")).Message);
        Assert.Equal("l.csv, line 1: the file has no entry.", Assert.Throws<LexiconFormatException>(() => Read("# nothing\n")).Message);
    }

    [Fact]
    public void ReadHead_OddRowsAndQuoteNeverClosed_AreLeftForTheReading()
    {
        var table = LexiconTable.ReadHead(Text("word,score\ngood,1\nodd\nbad,2\n\"unclosed,3\n"), ',');

        Assert.Equal(["good|1", "bad|2"], Cells(table));
    }

    private static LexiconText Text(string content) => new("l.csv", "utf-8", content);

    private static LexiconTable Read(string content) => LexiconTable.Read(Text(content));

    private static IEnumerable<string> Cells(LexiconTable table) => table.Rows.Select(row => string.Join('|', row.Cells));
}

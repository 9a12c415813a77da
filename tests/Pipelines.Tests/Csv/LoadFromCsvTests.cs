using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Csv;

public sealed class LoadFromCsvTests : IDisposable
{
    private readonly MLContext context = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void LoadFromCsv_WithoutOptions_NamesColumnsAndInfersTypes()
    {
        var path = folder.Write("s.csv", "id;text;age;score;member\n0017;Hello;31;0.5;true\n0018;\"a;b\";;-1e3;FALSE\n");

        var view = context.Data.LoadFromCsv(path);

        Assert.Equal(
            ["id: String", "text: String", "age: Single", "score: Single", "member: Boolean"],
            view.Schema.Select(column => $"{column.Name}: {column.Type}"));
        Assert.Equal(
            "id=0017 | text=Hello | age=31 | score=0.5 | member=True\nid=0018 | text=a;b | age=NaN | score=-1000 | member=False\n",
            ViewValues.ReadAll(view));
    }

    [Fact]
    public void LoadFromCsv_GivenTypes_AreUsed()
    {
        var path = folder.Write("s.csv", "n,i,l,b,d,x\n1.5,-7,9007199254740993,yes,2024-02-29,\"3,25\"\nNA,8,0,0,2024-02-29T23:59:01.5Z,\n");
        CsvColumn[] columns =
        [
            new("d", CsvType.DateTime), new("n", CsvType.Double), new("i", CsvType.Int32), new("l", CsvType.Int64), new("b", CsvType.Boolean), new("x", CsvType.Text),
        ];

        var view = context.Data.LoadFromCsv(path, new CsvOptions { Columns = columns, OnlyListedColumns = true });

        Assert.Equal(
            "d=02/29/2024 00:00:00 | n=1.5 | i=-7 | l=9007199254740993 | b=True | x=3,25\n"
            + "d=02/29/2024 23:59:01 | n=NaN | i=8 | l=0 | b=False | x=\n",
            ViewValues.ReadAll(view));
    }

    [Fact]
    public void LoadFromCsv_DecimalComma_IsRead()
    {
        var path = folder.Write("s.csv", "x;y\n3,25;1\n-0,5;2\n");

        Assert.Equal("x=3.25 | y=1\nx=-0.5 | y=2\n", ViewValues.ReadAll(context.Data.LoadFromCsv(path, new CsvOptions { DecimalSeparator = ',' })));
    }

    [Theory]
    [InlineData("\t")]
    [InlineData("|")]
    [InlineData("~")]
    [InlineData("||")]
    [InlineData("§")]
    public void LoadFromCsv_AnyDelimiter_IsUsed(string delimiter)
    {
        var path = folder.Write("s.csv", $"a{delimiter}b\nx,y;z{delimiter}\"q{delimiter}r\"\n");

        Assert.Equal($"a=x,y;z | b=q{delimiter}r\n", ViewValues.ReadAll(context.Data.LoadFromCsv(path, new CsvOptions { Delimiter = delimiter })));
    }

    [Fact]
    public void LoadFromCsv_OnlyAHeader_HasColumnsAndNoRows()
    {
        var view = context.Data.LoadFromCsv(folder.Write("s.csv", "text,label\n"));

        Assert.Equal(["text: String", "label: String"], view.Schema.Select(column => $"{column.Name}: {column.Type}"));
        Assert.Equal("", ViewValues.ReadAll(view));
    }

    [Fact]
    public void LoadFromCsv_RowContradictsInferredType_SaysHowToGiveIt()
    {
        var path = folder.Write("s.csv", "n,t\n1,a\n2,b\nthree,c\n");
        var view = context.Data.LoadFromCsv(path, new CsvOptions { InferenceRows = 2 });

        var error = Assert.Throws<NlpMlNetException>(() => ViewValues.ReadAll(view));

        Assert.Equal(
            $"{path}, row 3 (line 4): column 'n' holds 'three'; expected a number such as 3.14, or nothing for a missing value. "
            + "The type Single was inferred from the first 2 rows: give the type, e.g. new CsvColumn(\"n\", CsvType.Text), or raise CsvOptions.InferenceRows.",
            error.Message);
    }

    [Theory]
    [InlineData(CsvType.Int32, "", "a whole number from -2147483648 to 2147483647")]
    [InlineData(CsvType.Int64, "1.5", "a whole number of at most 64 bits")]
    [InlineData(CsvType.Boolean, "maybe", "true or false, yes or no, 1 or 0")]
    [InlineData(CsvType.DateTime, "31.12.2024", "a date such as 2024-01-31 or 2024-01-31T23:59:00")]
    [InlineData(CsvType.Single, "1,5", "a number such as 3.14, or nothing for a missing value")]
    public void LoadFromCsv_CellOfAnotherType_NamesFoundAndExpected(CsvType type, string cell, string expected)
    {
        var path = folder.Write("s.csv", $"t,c\nx,\"{cell}\"\n");
        var view = context.Data.LoadFromCsv(path, new CsvOptions { Columns = [new("c", type)] });

        var error = Assert.Throws<NlpMlNetException>(() => ViewValues.ReadAll(view));

        Assert.Equal($"{path}, row 1 (line 2): column 'c' holds '{cell}'; expected {expected}. Correct the cell, or read the column as Text.", error.Message);
    }

    [Fact]
    public void LoadFromCsv_ColumnNotNeeded_IsNotConverted()
    {
        var view = context.Data.LoadFromCsv(folder.Write("s.csv", "good,bad\n1,x\n2,y\n"), new CsvOptions { Columns = [new("bad", CsvType.Int32)] });

        Assert.Equal([1f, 2f], view.GetColumn<float>("good"));
        Assert.Throws<NlpMlNetException>(() => view.GetColumn<int>("bad").ToList());
    }

    [Fact]
    public void LoadFromCsv_RaggedRow_NamesRowAndLine()
    {
        var path = folder.Write("s.csv", "a,b\n\"1\n1\",2\n3\n");
        var view = context.Data.LoadFromCsv(path);

        var error = Assert.Throws<NlpMlNetException>(() => ViewValues.ReadAll(view));

        Assert.Equal(
            $"{path}, row 2 (line 4): found 1 field, expected 2 as in the header. A field that holds the delimiter (',') must be enclosed in double quotes. If another one separates the fields, say so (CsvOptions.Delimiter).",
            error.Message);
    }

    [Fact]
    public void LoadFromCsv_WithRejected_LeavesBadRowsOutAndTellsOfEach()
    {
        var path = folder.Write("s.csv", "n,t\n1,a\n2\nthree,c\n4,\"d\"e\n5,f\n");
        var rejects = new List<CsvReject>();
        var view = context.Data.LoadFromCsv(path, new CsvOptions { Columns = [new("n", CsvType.Int32)], Rejected = rejects.Add });

        Assert.Equal("n=1 | t=a\nn=5 | t=f\n", ViewValues.ReadAll(view));
        Assert.Equal([(path, 2, 3, "2"), (path, 3, 4, "three,c"), (path, 4, 5, "4,\"d\"e")], rejects.Select(reject => (reject.File, reject.Row, reject.Line, reject.RawText)));
        Assert.Equal(
            ["found 1 field", "column 'n' holds 'three'", "a field continues after"],
            rejects.Zip([13, 24, 23], (reject, length) => reject.Reason[..length]));
    }

    [Fact]
    public void LoadFromCsv_ListedColumnMissing_ListsTheHeaderAndTheNearest()
    {
        var path = folder.Write("s.csv", "id,text,label\n1,a,b\n");

        var error = Assert.Throws<NlpMlNetException>(() => context.Data.LoadFromCsv(path, new CsvOptions { Columns = [new("Texts", CsvType.Text)] }));

        Assert.Equal($"{path} has no column 'Texts'; it has 'id', 'text', 'label', separated by ','. Did you mean 'text'?", error.Message);
    }

    [Fact]
    public void LoadFromCsv_WrongDelimiter_IsSuspected()
    {
        var path = folder.Write("s.csv", "id;text\n1;a\n");

        var error = Assert.Throws<NlpMlNetException>(() =>
            context.Data.LoadFromCsv(path, new CsvOptions { Delimiter = ",", Columns = [new("text", CsvType.Text)] }));

        Assert.Equal($"{path} has no column 'text'; it has 'id;text', separated by ','. Separated by ';' there would be such a column: set the delimiter (CsvOptions.Delimiter).", error.Message);
    }

    [Fact]
    public void LoadFromCsv_NameTwice_IsRefused()
    {
        var path = folder.Write("s.csv", "id,text,id\n");

        var error = Assert.Throws<NlpMlNetException>(() => context.Data.LoadFromCsv(path));

        Assert.Equal($"{path}, line 1: the header has the name 'id' twice, in fields 1 and 3. Give each column a name of its own.", error.Message);
    }

    [Fact]
    public void LoadFromCsv_NoSuchFile_NamesTheCurrentFolder()
    {
        var path = folder.File("nowhere.csv");

        var error = Assert.Throws<NlpMlNetException>(() => context.Data.LoadFromCsv(path));

        Assert.Equal($"There is no file {path}; the current folder is {Environment.CurrentDirectory}. Check the path.", error.Message);
    }

    [Fact]
    public void LoadFromCsv_Folder_SaysSo()
    {
        Directory.CreateDirectory(folder.File("sub"));

        var error = Assert.Throws<NlpMlNetException>(() => context.Data.LoadFromCsv(folder.File("sub")));

        Assert.Equal($"{folder.File("sub")} is a folder: give the path of a CSV file.", error.Message);
    }

    [Fact]
    public void LoadFromCsv_Stream_CanBeReadOftenAfterItIsClosed()
    {
        IDataView view;
        using (var stream = new MemoryStream(Encoding.UTF8.GetBytes("skipped\na,b\n1,x\n2,y\n")))
        {
            stream.Position = 8;
            view = context.Data.LoadFromCsv(stream);
            Assert.True(stream.CanRead);
        }

        Assert.Equal("a=1 | b=x\na=2 | b=y\n", ViewValues.ReadAll(view));
        Assert.All(ViewValues.ReadInterleaved(view, 3), text => Assert.Equal("a=1 | b=x\na=2 | b=y\n", text));
    }

    [Fact]
    public void LoadFromCsv_EmptyStream_IsCalledAStream()
    {
        var error = Assert.Throws<NlpMlNetException>(() => context.Data.LoadFromCsv(new MemoryStream()));

        Assert.Equal("The CSV stream is empty: it should hold a line with the names of the columns, and rows below it.", error.Message);
    }
}

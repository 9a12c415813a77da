using System.Text;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

public sealed class DataSplitTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Run_RowsAsWritten_GoIntoOneFileEachInTheirOrder()
    {
        string[] rows = [.. Enumerable.Range(0, 100).Select(i => $"{i},\"text, \"\"{i}\"\"\nof two lines\",  {(i % 2 == 0 ? "up" : "down")}")];
        var data = folder.Write("all.csv", "id,text,label\n" + string.Concat(rows.Select(row => row + "\n")));

        var files = DataSplit.Run(Request(data) with { LabelColumn = "label" }, folder.File("parts"), TestContext.Current.CancellationToken);

        Assert.Equal((70, 10, 20, 100), (files.TrainRows, files.DevelopmentRows, files.TestRows, files.Groups));
        var parts = new[] { files.TrainPath, files.DevelopmentPath!, files.TestPath }.Select(RowsIn).ToList();
        Assert.Equal([70, 10, 20], parts.Select(part => part.Count));
        Assert.All(parts, part => Assert.Equal(part.Count / 2, part.Count(row => row.EndsWith("up", StringComparison.Ordinal))));
        Assert.All(parts, part => Assert.Equal(part, rows.Where(part.Contains))); // in the file's order
        Assert.Equal(rows.Order(StringComparer.Ordinal), parts.SelectMany(part => part).Order(StringComparer.Ordinal));

        List<string> RowsIn(string path)
        {
            var text = File.ReadAllText(path);
            Assert.StartsWith("id,text,label\n", text, StringComparison.Ordinal);
            return [.. rows.Where(row => text.Contains($"\n{row}\n", StringComparison.Ordinal))];
        }
    }

    [Fact]
    public void Run_EqualTextsAndGroups_StayTogether()
    {
        var rows = Enumerable.Range(0, 120).Select(i => $"{(i % 3 == 0 ? "A" : "a")} text {i / 3},author {i / 12}\n");
        var data = folder.Write("all.csv", "text,author\n" + string.Concat(rows));

        var files = DataSplit.Run(Request(data) with { GroupColumn = "author" }, folder.File("parts"), TestContext.Current.CancellationToken);

        Assert.Equal(10, files.Groups);
        var authors = new[] { files.TrainPath, files.DevelopmentPath!, files.TestPath }
            .Select(path => File.ReadAllLines(path).Skip(1).Select(line => line.Split(',')[1]).Distinct().ToList()).ToList();
        Assert.Equal([7, 1, 2], authors.Select(names => names.Count));
        Assert.Equal(10, authors.SelectMany(names => names).Distinct().Count());
    }

    [Fact]
    public void Run_ByTime_TestsOnTheLatest()
    {
        var data = folder.Write("all.csv", "text;day\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"text {i};2021-01-{20 - i:00}\n")));

        var files = DataSplit.Run(Request(data) with { TimeColumn = "day", DevelopmentShare = 0.2 }, folder.File("parts"), TestContext.Current.CancellationToken);

        Assert.Equal(["text;day", "text 0;2021-01-20", "text 1;2021-01-19", "text 2;2021-01-18", "text 3;2021-01-17"], File.ReadAllLines(files.TestPath));
        Assert.Equal(["text;day", "text 4;2021-01-16", "text 5;2021-01-15", "text 6;2021-01-14", "text 7;2021-01-13"], File.ReadAllLines(files.DevelopmentPath!));
    }

    [Fact]
    public void Run_NoDevelopmentFileWanted_WritesNone()
    {
        var data = folder.Write("all.csv", "text\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"text {i}\n")));

        var files = DataSplit.Run(Request(data) with { DevelopmentShare = 0 }, folder.File("parts"), TestContext.Current.CancellationToken);

        Assert.Null(files.DevelopmentPath);
        Assert.Equal(["test.csv", "train.csv"], new DirectoryInfo(folder.File("parts")).GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_WindowsFileWithMark_KeepsMarkAndLineBreaks()
    {
        var data = folder.Write("all.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("text\r\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"text {i}\r\n")))]);

        var files = DataSplit.Run(Request(data), folder.File("parts"), TestContext.Current.CancellationToken);

        var bytes = File.ReadAllBytes(files.TestPath);
        Assert.Equal([.. Encoding.UTF8.Preamble, .. "text\r\ntext "u8], bytes[..14]);
        Assert.Equal("\r\n"u8, bytes.AsSpan(bytes.Length - 2));
    }

    [Fact]
    public void Run_TimeThatIsNone_NamesItsPlace()
    {
        var data = folder.Write("all.csv", "text,day\na,2021-01-01\nb,03/04/2021\n");

        var error = Assert.Throws<NlpMlNetException>(() => DataSplit.Run(Request(data) with { TimeColumn = "day" }, folder.File("parts"), TestContext.Current.CancellationToken));

        Assert.Contains("row 2 (line 3)", error.Message, StringComparison.Ordinal);
        Assert.Contains("is no time: write dates as 2021-04-03", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AllTextsEqual_SaysWhyNothingCanBeSetApart()
    {
        var error = Assert.Throws<NlpMlNetException>(() => DataSplit.Run(Request(folder.Write("all.csv", "text\na\nA\n a \n")), folder.File("parts"), TestContext.Current.CancellationToken));

        Assert.StartsWith($"No row of '{folder.File("all.csv")}' can be set apart (DataSplitRequest.TestShare): rows with equal texts,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OwnFile_IsNotWrittenOver()
    {
        var data = folder.Write("train.csv", "text\na\nb\nc\n");

        Assert.Contains("would be written over the file that is divided", Assert.Throws<NlpMlNetException>(() => DataSplit.Run(Request(data), folder.File(""), TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Equal("text\na\nb\nc\n", File.ReadAllText(data));
    }

    [Theory]
    [InlineData(0, 0.1, "DataSplitRequest.TestShare is 0; it must be above 0 and below 1")]
    [InlineData(0.2, -1, "DataSplitRequest.DevelopmentShare is -1; it must be at least 0 and below 1")]
    [InlineData(0.6, 0.4, "DataSplitRequest.TestShare and DataSplitRequest.DevelopmentShare leave nothing to learn from; their sum must be below 1")]
    public void Run_SharesThatCantBe_AreRefused(double test, double development, string expected)
    {
        var request = Request("all.csv") with { TestShare = test, DevelopmentShare = development };

        Assert.Equal($"The file can't be divided: {expected}.", Assert.Throws<NlpMlNetException>(() => DataSplit.Run(request, "parts", TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void Run_Cancelled_WritesNothing()
    {
        var data = folder.Write("all.csv", "text\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"text {i}\n")));
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => DataSplit.Run(Request(data), folder.File("parts"), source.Token));
        Assert.False(Directory.Exists(folder.File("parts")));
    }

    public void Dispose() => folder.Dispose();

    private static DataSplitRequest Request(string data) => new() { DataPath = data, TextColumn = "text" };
}

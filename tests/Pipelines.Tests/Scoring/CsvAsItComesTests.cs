using System.IO.Compression;
using System.Text;
using NlpMlNet.Csv;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

/// <summary>Inputs that aren't as RFC 4180 wants them: each row is scored, rejected or left out, and the summary counts all of them.</summary>
public sealed class CsvAsItComesTests(ScoringWorkplace place) : IClassFixture<ScoringWorkplace>
{
    private readonly string name = Guid.NewGuid().ToString("N");

    private string Output => place.PathOf(name + ".out.csv");

    private BatchScoringOptions Options => new() { InputPath = place.PathOf(name + ".csv"), OutputPath = Output };

    [Fact]
    public void Score_InvalidByteInARow_RejectsThatRowAlone()
    {
        WriteBytes([.. "Id,Text\n1,good\n2,caf"u8, 0xE9, .. "\n3,bad\n"u8]);

        var summary = place.Score(Options);

        Assert.Equal((3, 2, 1, 1, 0), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected, summary.RowsInvalid, summary.RowsReplaced));
        Assert.Equal(["1", "3"], Ids());
        Assert.Contains("2,3,\"byte 20 of the file, counted from 0, starts a sequence that is not valid utf-8 (0xE90A332C).", File.ReadAllText(summary.RejectsPath!), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_ReplaceInvalid_ScoresTheRowAndCountsIt()
    {
        WriteBytes([.. "Id,Text\n1,good\n2,caf"u8, 0xE9, .. "\n3,bad\n"u8]);

        var summary = place.Score(Options with { Csv = new CsvOptions { ReplaceInvalid = true } });

        Assert.Equal((3, 3, 0, 0, 1), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected, summary.RowsInvalid, summary.RowsReplaced));
        Assert.Contains("2,caf\uFFFD,", File.ReadAllText(Output), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_UnclosedQuote_RejectsItsLineAlone()
    {
        place.Write(name + ".csv", "Id,Text\n1,\"unclosed\n" + string.Concat(Enumerable.Range(2, 1998).Select(i => $"{i},film {i}\n")));

        var summary = place.Score(Options with { Threads = 2, RowsPerChunk = 64 });

        Assert.Equal((1999, 1998, 1, 1), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected, summary.RejectedLines));
        Assert.Equal(Enumerable.Range(2, 1998).Select(i => $"{i}"), Ids());
    }

    [Fact]
    public void Score_RejectedRowOfSeveralLines_CountsTheLines()
    {
        place.Write(name + ".csv", "Id,Text\n1,\"a\nb\nc\",more\n2,good\n");

        var summary = place.Score(Options);

        Assert.Equal((2, 1, 1, 3), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected, summary.RejectedLines));
        Assert.Contains(" The row takes 3 lines, 2 to 4.", File.ReadAllText(summary.RejectsPath!), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_NamesOfOptions_AreThoseOfTheDoor()
    {
        place.Write(name + ".csv", "Id,Text\n1,a \"quote\"\n2,good\n");

        var summary = place.Score(Options with { NameOf = option => $"<{option.Member}>" });

        var rejects = File.ReadAllText(summary.RejectsPath!);
        Assert.Contains("(<Quotes>)", rejects, StringComparison.Ordinal);
        Assert.DoesNotContain("CsvOptions", rejects, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_WithoutHeader_NamesTheColumnsInTheOutput()
    {
        place.Write(name + ".csv", "1,good\n2,bad\n");

        var summary = place.Score(Options with
        {
            Csv = new CsvOptions { HasHeader = false },
            ColumnNames = new Dictionary<string, string> { ["Text"] = "column2" },
        });

        Assert.Equal(2, summary.RowsWritten);
        Assert.StartsWith("column1,column2,PredictedLabel,Probability,Score.a,Score.b,Score.c\n1,good,", File.ReadAllText(Output), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_QualtricsExport_LeavesItsHeaderRowsOutAndSaysSo()
    {
        place.Write(name + ".csv", "Id,Text\nNumber,What do you think?\n\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n1,good\n");

        var summary = place.Score(Options);

        Assert.Equal((1, 1), (summary.RowsRead, summary.RowsWritten));
        Assert.StartsWith("It is a Qualtrics export", Assert.Single(summary.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_Where_LeavesTheOtherRowsOutAndCountsThem()
    {
        place.Write(name + ".csv", "Id,Text,Year\n1,good,1999\n2,bad,2000.0\n3,a,b,c\n4,poor,2010\n");

        var summary = place.Score(Options with { Where = CsvCondition.Parse("Year>=2000") });

        Assert.Equal((4, 2, 1, 1), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected, summary.RowsLeftOut));
        Assert.Equal(["2", "4"], Ids());
    }

    [Fact]
    public void Score_WhereThatNoRowFulfils_WritesTheHeader()
    {
        place.WriteRows(name + ".csv", 500);

        var summary = place.Score(Options with { Where = CsvCondition.Parse("Year=1066"), Threads = 2, RowsPerChunk = 16 });

        Assert.Equal((500, 0, 500), (summary.RowsRead, summary.RowsWritten, summary.RowsLeftOut));
        Assert.Empty(Ids());
    }

    [Fact]
    public void Score_OutputWithDecimalComma_WritesTheSameNumbersWithCommas()
    {
        place.Write(name + ".csv", "Id;Text\n1;good film\n");
        place.Score(Options);
        var points = File.ReadAllLines(Output)[1].Split(';');

        var summary = place.Score(Options with { OutputDecimalSeparator = ',' });

        Assert.Equal(points.Select(cell => cell.Replace('.', ',')), File.ReadAllLines(Output)[1].Split(';'));
        Assert.Contains(',', points[3].Replace('.', ','));
        Assert.Empty(summary.Notes);
    }

    [Fact]
    public void Score_SemicolonsAndDecimalPoints_SaysSo()
    {
        place.Write(name + ".csv", "Id;Text\n1;good film\n");

        Assert.Equal(
            "The numbers in the output have a decimal point; spreadsheets in German or French take a comma (BatchScoringOptions.OutputDecimalSeparator).",
            Assert.Single(place.Score(Options).Notes));
    }

    [Fact]
    public void Score_CommasAndDecimalCommas_QuotesTheNumbers()
    {
        place.Write(name + ".csv", "Id,Text\n1,good film\n");

        place.Score(Options with { OutputDecimalSeparator = ',' });

        Assert.Matches("^1,good film,[abc],\"0,[0-9]+\",", File.ReadAllLines(Output)[1]);
    }

    [Fact]
    public void Score_OneColumnOfProse_WritesCommas()
    {
        place.Write(name + ".csv", "Text\ngood, or bad\npoor\n");

        place.Score(Options);

        Assert.StartsWith("Text,PredictedLabel,Probability,Score.a,Score.b,Score.c\n\"good, or bad\",", File.ReadAllText(Output), StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_GzipAfterKill_GivesTheSameBytes()
    {
        place.WriteRows(name + ".plain.csv", 3000, badEvery: 100);
        Pack(name + ".plain.csv", Options.InputPath!);
        place.Score(Options);
        var (expected, rejects) = (File.ReadAllBytes(Output), File.ReadAllBytes(Output + ".rejects.csv"));
        File.Delete(Output);
        File.Delete(Output + ".rejects.csv");

        var (exitCode, _) = ScoringProcess.Run("kill", place.MulticlassPath, Options.InputPath!, Output, "700");
        Assert.Equal(128 + 9, exitCode);
        var summary = BatchScorer.Load(place.Context, place.MulticlassPath).Score(Options with { Resume = true }, null, TestContext.Current.CancellationToken);

        Assert.InRange(summary.RowsResumed, 700, 2999);
        Assert.Equal((3000, 30), (summary.RowsRead, summary.RowsRejected));
        Assert.Equal(expected, File.ReadAllBytes(Output));
        Assert.Equal(rejects, File.ReadAllBytes(Output + ".rejects.csv"));
    }

    [Fact]
    public void Score_GzipThatEndsTooEarly_LeavesNoOutput()
    {
        place.WriteRows(name + ".plain.csv", 20_000);
        Pack(name + ".plain.csv", Options.InputPath!);
        WriteBytes(File.ReadAllBytes(Options.InputPath!)[..^1000]);

        var error = Assert.Throws<NlpMlNetException>(() => place.Score(Options));

        Assert.Contains("its gzip data are damaged or end too early", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Output) || File.Exists(Output + ".partial"));
    }

    [Theory]
    [MemberData(nameof(OtherOptions))]
    public void Resume_OtherReadingOption_IsRefused(string option, BatchScoringOptions other)
    {
        place.WriteRows(name + ".csv", 2000);
        using var cancellation = new CancellationTokenSource();
        var stop = new StopAfter(300, cancellation);
        var slow = Options with { RowsPerChunk = 50, CheckpointInterval = TimeSpan.Zero };
        Assert.ThrowsAny<OperationCanceledException>(() => new BatchScorer(place.Multiclass, "model").Score(slow, stop, cancellation.Token));

        var error = Assert.Throws<NlpMlNetException>(() => place.Score(other with { InputPath = slow.InputPath, OutputPath = Output, Resume = true }));

        Assert.Contains($"BatchScoringOptions.{option} was ", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, BatchScoringOptions> OtherOptions => new()
    {
        { "Csv.ReplaceInvalid", new() { Csv = new() { ReplaceInvalid = true } } },
        { "Csv.Quotes", new() { Csv = new() { Quotes = CsvQuotes.None } } },
        { "Csv.HasHeader", new() { Csv = new() { HasHeader = false } } },
        { "Csv.SkipRows", new() { Csv = new() { SkipRows = 1 } } },
        { "Csv.Comment", new() { Csv = new() { Comment = '#' } } },
        { "Csv.Encoding", new() { Csv = new() { Encoding = "utf-16" } } },
        { "Csv.Delimiter", new() { Csv = new() { Delimiter = "," } } },
        { "Csv.MaximumFieldLength", new() { Csv = new() { MaximumFieldLength = 5 } } },
        { "Csv.MaximumFieldLines", new() { Csv = new() { MaximumFieldLines = 5 } } },
        { "Csv.MaximumRowLength", new() { Csv = new() { MaximumRowLength = 5000 } } },
        { "Where", new() { Where = [new("Year", "2000")] } },
        { "OutputDecimalSeparator", new() { OutputDecimalSeparator = ',' } },
    };

    private string[] Ids() => [.. File.ReadLines(Output).Skip(1).Select(line => line.Split(',')[0])];

    private void WriteBytes(byte[] bytes) => File.WriteAllBytes(Options.InputPath!, bytes);

    private void Pack(string plain, string packed)
    {
        using var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(File.ReadAllText(place.PathOf(plain))));
    }

    private sealed class StopAfter(long rows, CancellationTokenSource cancellation) : IProgress<ScoringProgress>
    {
        public void Report(ScoringProgress value)
        {
            if (value.RowsRead >= rows)
            {
                cancellation.Cancel();
            }
        }
    }
}

using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Scoring;

public sealed class CompletedRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CompletedRunTests() => folder.Write("out.csv.resume.json", "{}");

    private string Output => folder.File("out.csv");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Finish_NoFileNamedYet_NamesBothAtTheirLengths()
    {
        folder.Write("out.csv.partial", "output, and more");
        folder.Write("bad.csv.partial", "rejects, and more");

        var summary = Finish(new(RowsRead: 9, RowsRejected: 2, EmptyTexts: 3, Cuts: new(4, 40, 400, 64), OutputBytes: 6, RejectsBytes: 7, RowsLeftOut: 1, RejectedLines: 5, RowsReplaced: 6, RowsInvalid: 1));

        Assert.Equal(["bad.csv", "out.csv"], folder.Names());
        Assert.Equal(("output", "rejects"), (File.ReadAllText(Output), File.ReadAllText(folder.File("bad.csv"))));
        Assert.Equal(
            new ScoringSummary
            {
                RowsRead = 9,
                RowsRejected = 2,
                EmptyTexts = 3,
                Cuts = new(4, 40, 400, 64),
                RowsLeftOut = 1,
                RejectedLines = 5,
                RowsReplaced = 6,
                RowsInvalid = 1,
                RowsResumed = 9,
                Seconds = 0,
                RejectsPath = folder.File("bad.csv"),
                Notes = summary.Notes,
            },
            summary);
        Assert.Equal(6, summary.RowsWritten); // 9 - 2 - 1
    }

    [Fact]
    public void Finish_FilesNamedAlready_RemovesTheJournal()
    {
        folder.Write("out.csv", "output");

        var summary = Finish(new(RowsRead: 9, 0, 0, default, OutputBytes: 6, RejectsBytes: 0));

        Assert.Equal(["out.csv"], folder.Names());
        Assert.Null(summary.RejectsPath);
    }

    [Fact]
    public void Finish_NewerOutputNotNamed_ReplacesTheOlder()
    {
        folder.Write("out.csv", "an older result");
        folder.Write("out.csv.partial", "output");

        Finish(new(RowsRead: 9, 0, 0, default, OutputBytes: 6, RejectsBytes: 0));

        Assert.Equal("output", File.ReadAllText(Output));
    }

    [Fact]
    public void Finish_OutputGone_SaysSoAndKeepsTheJournal()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Finish(new(RowsRead: 9, 0, 0, default, OutputBytes: 6, RejectsBytes: 0)));

        Assert.Equal($"The run that wrote {Output} was complete, but neither that file nor {Output}.partial is there. Start again without resuming.", error.Message);
        Assert.Equal(["out.csv.resume.json"], folder.Names());
    }

    private ScoringSummary Finish(ScoringPosition position) => CompletedRun.Finish(
        new ScoringPaths("in.csv", Output, folder.File("bad.csv"), false, Output + ".resume.json"),
        new ScoringJournal("model", [], 1, default, position, Complete: true));
}

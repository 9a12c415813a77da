using NlpMlNet.Csv;
using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Scoring;

public sealed class CheckpointsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PlainInput input = new("Text\na\nb\n");
    private readonly ScoringOutput output;
    private readonly ScoringJournal start = new("model", [], 9, default, default, Complete: false);

    public CheckpointsTests()
    {
        var paths = new ScoringPaths("in.csv", folder.File("out.csv"), folder.File("bad.csv"), false, Journal);
        output = new ScoringOutput(input.Options, paths, input.Format, default, TestContext.Current.CancellationToken);
        output.Begin();
    }

    private string Journal => folder.File("out.csv.resume.json");

    public void Dispose()
    {
        output.Dispose();
        input.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void After_IntervalIsOver_RecordsWhatIsWritten()
    {
        var checkpoints = new Checkpoints(output, Journal, start, TimeSpan.Zero);
        WriteRows(input.ChunkOf(2));

        Assert.True(checkpoints.After(new InputMark(9, "abc")));

        var journal = ScoringJournal.Read(Journal)!;
        Assert.Equal((new InputMark(9, "abc"), output.Position, false), (journal.InputMark, journal.Position, journal.Complete));
        Assert.Equal((2, 15), (journal.Position.RowsRead, journal.Position.OutputBytes)); // "Text,Score\n" and "a\nb\n"
    }

    [Fact]
    public void After_WithinTheInterval_RecordsNothing()
    {
        Assert.False(new Checkpoints(output, Journal, start, TimeSpan.FromHours(1)).After(new InputMark(9, "abc")));

        Assert.False(File.Exists(Journal));
    }

    [Fact]
    public void After_RunThatCantBeResumed_RecordsNothing()
    {
        var checkpoints = new Checkpoints(output, null, start, TimeSpan.Zero);

        Assert.False(checkpoints.After(new InputMark(9, "abc")));
        checkpoints.TryRecord();
        checkpoints.Remove();

        Assert.Equal(["out.csv.partial"], folder.Names());
    }

    [Fact]
    public void RecordEnd_OneFileAndNoRecordYet_NeedsNone()
    {
        new Checkpoints(output, Journal, start, TimeSpan.FromHours(1)).RecordEnd();

        Assert.False(File.Exists(Journal));
    }

    [Fact]
    public void RecordEnd_RecordThatIsOutOfDate_IsCompleted()
    {
        var checkpoints = new Checkpoints(output, Journal, start, TimeSpan.Zero);
        checkpoints.After(new InputMark(7, "abc"));

        checkpoints.RecordEnd();

        Assert.True(ScoringJournal.Read(Journal)!.Complete);
    }

    [Fact]
    public void RecordEnd_RunThatWasResumed_IsCompleted()
    {
        new Checkpoints(output, Journal, start with { Position = new(1, 0, 0, default, 13, 0) }, TimeSpan.FromHours(1)).RecordEnd();

        Assert.True(ScoringJournal.Read(Journal)!.Complete);
    }

    [Fact]
    public void RecordEnd_TwoFilesToName_IsRecorded()
    {
        var chunk = input.Chunk();
        chunk.Add(new CsvReject("t.csv", 1, 2, "reason", "raw"), isInvalid: false);
        output.Write(chunk);

        new Checkpoints(output, Journal, start, TimeSpan.FromHours(1)).RecordEnd();

        Assert.True(ScoringJournal.Read(Journal)!.Complete);
    }

    [Fact]
    public void TryRecord_PlaceThatCantBeWritten_KeepsTheFirstFailure()
    {
        Directory.CreateDirectory(Journal);
        var checkpoints = new Checkpoints(output, Journal, start, TimeSpan.Zero);

        Assert.ThrowsAny<NlpMlNetException>(() => checkpoints.After(default));
        checkpoints.TryRecord(); // another failure is about to be thrown
    }

    [Fact]
    public void TryRecord_RunThatFails_IsNotComplete()
    {
        new Checkpoints(output, Journal, start, TimeSpan.FromHours(1)).TryRecord();

        Assert.False(ScoringJournal.Read(Journal)!.Complete);
    }

    [Fact]
    public void Remove_Record_IsGone()
    {
        var checkpoints = new Checkpoints(output, Journal, start, TimeSpan.Zero);
        checkpoints.After(default);

        checkpoints.Remove();

        Assert.False(File.Exists(Journal));
    }

    private void WriteRows(RowChunk chunk)
    {
        for (var row = 0; row < chunk.Count; row++)
        {
            chunk.WriteFields(row);
            chunk.Writer.EndRow();
        }

        chunk.Writer.Flush();
        output.Write(chunk);
    }
}

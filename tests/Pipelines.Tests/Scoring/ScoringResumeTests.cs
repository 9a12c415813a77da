using System.Globalization;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class ScoringResumeTests(ScoringWorkplace place) : IClassFixture<ScoringWorkplace>
{
    private const int Rows = 2_000;

    private readonly string name = Guid.NewGuid().ToString("N");

    private string Output => place.PathOf(name + ".out.csv");

    private string Partial => Output + ".partial";

    private string Journal => Output + ".resume.json";

    private BatchScoringOptions Options => new()
    {
        InputPath = place.PathOf(name + ".csv"),
        OutputPath = Output,
        Threads = 2,
        RowsPerChunk = 50,
        CheckpointInterval = TimeSpan.Zero,
    };

    [Fact]
    public void Resume_AfterKill_GivesTheSameBytes()
    {
        var expected = ScoreElsewhere();

        var (exitCode, _) = ScoringProcess.Run("kill", place.MulticlassPath, Options.InputPath!, Output, "700");

        Assert.Equal(128 + 9, exitCode);
        Assert.False(File.Exists(Output));
        Assert.True(File.Exists(Partial) && File.Exists(Journal));

        var summary = BatchScorer.Load(place.Context, place.MulticlassPath).Score(Options with { Resume = true }, null, TestContext.Current.CancellationToken);

        Assert.InRange(summary.RowsResumed, 700, Rows - 1);
        Assert.Equal((Rows, Rows / 100), (summary.RowsRead, summary.RowsRejected));
        AssertComplete(expected);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(1_999)]
    public void Resume_AfterCancellation_GivesTheSameBytes(int rows)
    {
        var expected = ScoreElsewhere();

        var error = Cancel(rows);

        var kept = File.ReadAllText(Journal);
        Assert.StartsWith("The scoring was cancelled. ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($" rows are kept in {Partial}: run again with BatchScoringOptions.Resume to go on from there.", error.Message, StringComparison.Ordinal);
        var summary = place.Score(Options with { Resume = true, Threads = 1, RowsPerChunk = null });
        Assert.Contains($"\"rowsRead\": {summary.RowsResumed.ToString(CultureInfo.InvariantCulture)},", kept, StringComparison.Ordinal);
        Assert.InRange(summary.RowsResumed, rows, Rows);
        AssertComplete(expected);
    }

    [Fact]
    public void Resume_AfterFullDisk_GivesTheSameBytes()
    {
        var expected = ScoreElsewhere();

        var error = Assert.Throws<NlpMlNetException>(() => place.Score(Options with { Threads = 1, OnDisk = file => new FullDisk(file, room: 20_000) }));

        Assert.Matches($"^The output can't be written: the disk is full[.] [0-9]+ rows are kept in .*{name}.out.csv.partial: run again with BatchScoringOptions.Resume", error.Message);
        Assert.InRange(place.Score(Options with { Resume = true }).RowsResumed, 50, Rows);
        AssertComplete(expected);
    }

    [Fact]
    public void Resume_AfterAFailureBeforeTheFirstRecord_GoesOnFromTheRowsWritten()
    {
        var expected = ScoreElsewhere();
        var options = Options with { Threads = 1, CheckpointInterval = TimeSpan.FromHours(1) };

        Assert.Throws<NlpMlNetException>(() => place.Score(options with { OnDisk = file => new FullDisk(file, room: 20_000) }));

        Assert.InRange(place.Score(options with { Resume = true }).RowsResumed, 50, Rows - 1);
        AssertComplete(expected);
    }

    [Fact]
    public void Resume_WithByteOrderMark_GivesTheSameBytesWithOneMark()
    {
        var options = Options with { ByteOrderMark = true };
        var expected = ScoreElsewhere(options);

        Cancel(777, options);
        place.Score(options with { Resume = true });

        Assert.Equal([0xEF, 0xBB, 0xBF, .. "Id,"u8], expected.Output[..6]);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "Row,"u8], expected.Rejects[..7]);
        AssertComplete(expected);
    }

    [Fact]
    public void Resume_NothingToTakeUp_StartsAtTheBeginning()
    {
        var expected = ScoreElsewhere();

        Assert.Equal(0, place.Score(Options with { Resume = true }).RowsResumed);

        AssertComplete(expected);
    }

    [Fact]
    public void Score_WithoutResume_StartsAgainFromTheBeginning()
    {
        var expected = ScoreElsewhere();
        Cancel(500);

        Assert.Equal(0, place.Score(Options).RowsResumed);

        AssertComplete(expected);
    }

    [Fact]
    public void Resume_InputChanged_IsRefused()
    {
        ScoreElsewhere();
        Cancel(500);
        var input = File.ReadAllBytes(Options.InputPath!);
        input[^10] ^= 1; // the same size, and within what had been read
        File.WriteAllBytes(Options.InputPath!, input);

        Assert.Equal($"the input {Options.InputPath} has changed", Refusal(Options));
    }

    [Fact]
    public void Resume_InputGrown_IsRefused()
    {
        ScoreElsewhere();
        Cancel(500);
        File.AppendAllText(Options.InputPath!, "9999,good,2000\n");

        Assert.Equal($"the input {Options.InputPath} has changed", Refusal(Options));
    }

    [Fact]
    public void Resume_OptionChanged_IsRefused()
    {
        ScoreElsewhere();
        Cancel(500);

        Assert.Equal("BatchScoringOptions.ProtectFormulas was 'False' and is 'True'", Refusal(Options with { ProtectFormulas = true }));
        Assert.Equal("BatchScoringOptions.ByteOrderMark was 'False' and is 'True'", Refusal(Options with { ByteOrderMark = true }));
        Assert.Equal("BatchScoringOptions.AddedColumnPrefix was '' and is 'New.'", Refusal(Options with { AddedColumnPrefix = "New." }));
    }

    [Fact]
    public void Resume_ModelChanged_IsRefused()
    {
        ScoreElsewhere();
        Cancel(500);

        var error = Assert.Throws<NlpMlNetException>(() =>
            new BatchScorer(place.Multiclass, "another").Score(Options with { Resume = true }, null, TestContext.Current.CancellationToken));

        Assert.Contains("can't be resumed: the model is another one. Put back what it was, or start again without resuming.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_JournalDamaged_IsRefused()
    {
        ScoreElsewhere();
        Cancel(500);
        File.WriteAllText(Journal, "{ \"model\": ");

        var error = Assert.Throws<NlpMlNetException>(() => place.Score(Options with { Resume = true }));

        Assert.StartsWith($"{Journal} can't be read: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Delete it and start again without resuming.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rowsRead")]
    [InlineData("outputBytes")]
    [InlineData("rowsRejected")]
    public void Resume_FigureOfTheJournalEdited_IsRefused(string figure)
    {
        ScoreElsewhere();
        Cancel(500);
        var edited = System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(Journal), $"(\"{figure}\": [0-9]*)", "${1}1");
        File.WriteAllText(Journal, edited);

        var error = Assert.Throws<NlpMlNetException>(() => place.Score(Options with { Resume = true }));

        Assert.Equal($"{Journal} can't be read: its content is not what was written, by its own checksum. Delete it and start again without resuming.", error.Message);
    }

    [Fact]
    public void Resume_RowsOfTheJournalAreNotThoseOfTheFile_IsRefusedWithBothFigures()
    {
        ScoreElsewhere();
        Cancel(500);
        var journal = ScoringJournal.Read(Journal)!;
        var written = journal.Position.RowsRead - journal.Position.RowsRejected;
        (journal with { Position = journal.Position with { RowsRead = journal.Position.RowsRead - 7 } }).Write(Journal);

        var error = Assert.Throws<NlpMlNetException>(() => place.Score(Options with { Resume = true }));

        Assert.Contains($"can't be resumed: {Partial} has {written} rows where there should be {written - 7}. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_RejectsOfTheJournalAreNotThoseOfTheFile_IsRefusedWithBothFigures()
    {
        ScoreElsewhere();
        Cancel(500);
        var journal = ScoringJournal.Read(Journal)!;
        var (read, rejected) = (journal.Position.RowsRead, journal.Position.RowsRejected);
        Assert.True(rejected > 0);
        (journal with { Position = journal.Position with { RowsRead = read + 1, RowsRejected = rejected + 1 } }).Write(Journal); // the output's rows agree

        var error = Assert.Throws<NlpMlNetException>(() => place.Score(Options with { Resume = true }));

        Assert.Contains($".rejects.csv.partial has {rejected} rows where there should be {rejected + 1}. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_PartialFileGone_IsRefused()
    {
        ScoreElsewhere();
        Cancel(500);
        File.Delete(Partial);

        var error = Assert.Throws<NlpMlNetException>(() => place.Score(Options with { Resume = true }));

        Assert.Contains("it can't be continued. Start again without resuming.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_CutOffWhileFilesWereNamed_NamesTheRest()
    {
        var expected = ScoreElsewhere();
        Cancel(Rows);
        (ScoringJournal.Read(Journal)! with { Complete = true }).Write(Journal);
        File.Move(Output + ".rejects.csv.partial", Output + ".rejects.csv");

        var summary = place.Score(Options with { Resume = true });

        Assert.Equal((Rows, Rows, Rows / 100), (summary.RowsRead, summary.RowsResumed, summary.RowsRejected));
        AssertComplete(expected);
    }

    [Fact]
    public void Resume_Stream_IsAnArgumentError()
    {
        using var stream = new MemoryStream();

        var error = Assert.Throws<InvalidOptionsException>(() => place.Score(new BatchScoringOptions { Input = stream, Output = stream, Resume = true }));

        Assert.Equal("The scoring options are not valid: Resume is set; it needs InputPath and OutputPath, since a stream can't be resumed.", error.Message);
    }

    [Fact]
    public void Resume_ModelWithoutFingerprint_IsAnArgumentError()
    {
        ScoreElsewhere();

        var error = Assert.Throws<InvalidOptionsException>(() =>
            new BatchScorer(place.Multiclass).Score(Options with { Resume = true }, null, TestContext.Current.CancellationToken));

        Assert.StartsWith("Resume is set; it needs a model with a fingerprint, as BatchScorer.Load gives it.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancel_ModelWithoutFingerprint_LeavesNothing()
    {
        ScoreElsewhere();
        using var cancellation = new CancellationTokenSource();

        var error = Assert.ThrowsAny<OperationCanceledException>(() => new BatchScorer(place.Multiclass).Score(
            Options with { OnDisk = file => new FullDisk(file, room: 20_000, cancellation.Cancel) }, null, cancellation.Token));

        Assert.EndsWith(" rows had been dealt with; the run has to start again from the beginning.", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Partial) || File.Exists(Journal) || File.Exists(Output));
    }

    [Theory]
    [InlineData(1)] // before the header is told from the rows
    [InlineData(100_000)] // among the rows
    public async Task Cancel_WaitingForInput_StopsWithinASecond(int rows)
    {
        using var cancellation = new CancellationTokenSource();
        using var input = new SlowInput("Text\n" + string.Concat(Enumerable.Repeat("good\n", rows)));
        using var output = new MemoryStream();
        var scoring = Task.Run(() => new BatchScorer(place.Multiclass).Score(new BatchScoringOptions { Input = input, Output = output }, null, cancellation.Token));
        input.IsWaitedFor.Wait(TestContext.Current.CancellationToken);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scoring.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken));
    }

    /// <summary>Writes the input and scores it to other files, in one go.</summary>
    private (byte[] Output, byte[] Rejects) ScoreElsewhere(BatchScoringOptions? options = null)
    {
        place.WriteRows(name + ".csv", Rows, badEvery: 100);
        var elsewhere = place.PathOf(name + ".elsewhere.csv");
        place.Score((options ?? Options) with { OutputPath = elsewhere });
        return (File.ReadAllBytes(elsewhere), File.ReadAllBytes(elsewhere + ".rejects.csv"));
    }

    private OperationCanceledException Cancel(int rows, BatchScoringOptions? options = null)
    {
        using var cancellation = new CancellationTokenSource();
        return Assert.ThrowsAny<OperationCanceledException>(() =>
            new BatchScorer(place.Multiclass, "model").Score(options ?? Options, new At(rows, cancellation.Cancel), cancellation.Token));
    }

    private string Refusal(BatchScoringOptions options)
    {
        var message = Assert.Throws<NlpMlNetException>(() => place.Score(options with { Resume = true })).Message;
        var start = message.IndexOf("can't be resumed: ", StringComparison.Ordinal) + "can't be resumed: ".Length;
        return message[start..message.IndexOf(". Put back", StringComparison.Ordinal)];
    }

    private void AssertComplete((byte[] Output, byte[] Rejects) expected)
    {
        Assert.Equal(expected.Output, File.ReadAllBytes(Output));
        Assert.Equal(expected.Rejects, File.ReadAllBytes(Output + ".rejects.csv"));
        Assert.False(File.Exists(Partial) || File.Exists(Journal) || File.Exists(Output + ".rejects.csv.partial"));
    }

    private sealed class At(int rows, Action act) : IProgress<ScoringProgress>
    {
        public void Report(ScoringProgress value)
        {
            if (value.RowsRead >= rows)
            {
                act();
            }
        }
    }
}

using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Scoring;

public sealed class ProgressMeterTests
{
    private const string TenRows = "Text\na\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"; // 25 bytes, all of them read with the header

    private readonly HandClock clock = new();
    private readonly Reports reports = new();

    [Fact]
    public void Write_PartOfTheRowsTaken_EstimatesBytesAndTime()
    {
        using var input = new PlainInput(TenRows);
        var meter = Meter(input);
        meter.Take(4);
        meter.Take(4);
        clock.Advance(TimeSpan.FromSeconds(6));

        meter.Write(input.ChunkOf(4), new ScoringPosition(RowsRead: 4, RowsRejected: 1, 0, default, 0, 0), now: false);

        // 4 of 8 rows taken: 12 of 25 bytes; 4 rows in 6 s; the other 13 bytes take 6 s x 13 / 12.
        var report = Assert.Single(reports.Received);
        Assert.Equal((4, 1, 12, 25), (report.RowsRead, report.RowsRejected, report.BytesRead, report.BytesTotal));
        Assert.Equal(4 / 6d, report.RowsPerSecond);
        Assert.Equal((TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(6.5)), (report.Elapsed, report.TimeLeft));
    }

    [Fact]
    public void Report_AllRowsTakenAreDone_AllBytesAre()
    {
        using var input = new PlainInput(TenRows);
        var meter = Meter(input);
        meter.Take(10);
        clock.Advance(TimeSpan.FromSeconds(6));

        meter.Write(input.ChunkOf(10), new ScoringPosition(RowsRead: 10, 0, 0, default, 0, 0), now: false);

        Assert.Equal((25, TimeSpan.Zero), (reports.Received[0].BytesRead, reports.Received[0].TimeLeft));
    }

    [Fact]
    public void Report_ResumedRun_CountsItsOwnRowsForThePace()
    {
        using var input = new PlainInput(TenRows);
        var meter = Meter(input, new ScoringPosition(RowsRead: 4, 0, 0, default, 0, 0));
        meter.Take(4);
        clock.Advance(TimeSpan.FromSeconds(2));

        meter.Write(input.ChunkOf(2), new ScoringPosition(RowsRead: 6, 0, 0, default, 0, 0), now: false);

        // Taken: 4 + 4; 6 of 8 rows are 18 bytes, 4 of 8 are 12: 6 bytes in 2 s, and 7 are left of the 13.
        Assert.Equal((6, 1d, 18), (reports.Received[0].RowsRead, reports.Received[0].RowsPerSecond, reports.Received[0].BytesRead));
        Assert.Equal(2 * 7 / 6d, reports.Received[0].TimeLeft!.Value.TotalSeconds, 1e-6);
    }

    [Fact]
    public void Report_NothingDone_HasNoTimeLeft()
    {
        using var input = new PlainInput(TenRows);
        var meter = Meter(input);
        meter.Take(5);

        meter.Report(now: true);

        Assert.Equal((0, 0, null), (reports.Received[0].RowsRead, reports.Received[0].BytesRead, reports.Received[0].TimeLeft));
    }

    [Fact]
    public void Compute_RowsOfAChunk_AreAheadUntilItIsWritten()
    {
        using var input = new PlainInput(TenRows);
        var meter = Meter(input);
        var chunk = input.ChunkOf(5);
        meter.Take(5);

        Tick();
        meter.Compute(chunk, 3);
        Tick();
        meter.Compute(chunk, 3); // a second step speaks of the same rows: five in all
        Tick();
        meter.Write(chunk, new ScoringPosition(RowsRead: 5, 0, 0, default, 0, 0), now: false);

        Assert.Equal([3L, 5, 5], reports.Received.Select(report => report.RowsRead));
        Assert.Equal(5, chunk.RowsComputed);
    }

    [Fact]
    public void Report_WithinATenthOfASecond_OnlyIfItMustBe()
    {
        using var input = new PlainInput(TenRows);
        var meter = Meter(input);
        clock.Advance(TimeSpan.FromMilliseconds(99));

        meter.Report(now: false);
        Assert.Empty(reports.Received);
        meter.Report(now: true);
        Assert.Single(reports.Received);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        meter.Report(now: false);
        Assert.Equal(2, reports.Received.Count);
        Assert.Equal(TimeSpan.FromMilliseconds(100), meter.Elapsed);
    }

    private void Tick() => clock.Advance(TimeSpan.FromMilliseconds(100));

    private ProgressMeter Meter(PlainInput input, ScoringPosition start = default) => new(reports, input.Meter, start, clock);

    private sealed class Reports : IProgress<ScoringProgress>
    {
        public List<ScoringProgress> Received { get; } = [];

        public void Report(ScoringProgress value) => Received.Add(value);
    }
}

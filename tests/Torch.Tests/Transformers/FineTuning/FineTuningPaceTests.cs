using NlpMlNet.Progress;
using NlpMlNet.Transformers;

namespace NlpMlNet.Tests.Transformers;

public sealed class FineTuningPaceTests
{
    private readonly SetClock clock = new();
    private readonly List<TrainingProgress> news = [];
    private readonly FineTuningPace pace;

    public FineTuningPaceTests() => pace = new(new() { MaximumEpochs = 4, Progress = new Listener(news.Add) }, rowsInEpoch: 100, clock);

    [Fact]
    public void ReportEpoch_FirstOfFour_HasItsSpeedAndThreeTimesTheTimeLeft()
    {
        clock.Seconds = 20;
        pace.ReportEpoch(new FineTuningEpoch(1, 0.5, 0.75, 0.8));

        Assert.Equal([new TrainingProgress(1, 4, 0.5, 0.75, 5, TimeSpan.FromSeconds(60))], news); // 100 rows in 20 s, 300 to go
    }

    [Fact]
    public void Report_EpochUnderWay_SaysWhichPartOfItIsDone()
    {
        clock.Seconds = 10;
        pace.Report(epoch: 1, rows: 25, loss: 0.5);

        Assert.Equal([new TrainingProgress(0, 4, 0.5, null, 2.5, TimeSpan.FromSeconds(150)) { PartOfEpoch = 0.25 }], news); // 25 of 400 rows
    }

    [Fact]
    public void ReportEpoch_ResumedTraining_LeavesOutWhatAnEarlierRunDid()
    {
        pace.Report(epoch: 3, rows: 10, loss: 0.5);
        clock.Seconds = 20;
        pace.ReportEpoch(new FineTuningEpoch(3, 0.5, null, null));

        Assert.Equal([new TrainingProgress(3, 4, 0.5, null, 5, TimeSpan.FromSeconds(20))], news); // this run's 100 rows; one epoch to go
    }

    [Fact]
    public void Report_TwiceWithinHalfASecond_ReportsOnce()
    {
        foreach (var seconds in (double[])[0.4, 0.5, 0.9, 1.1])
        {
            clock.Seconds = seconds;
            pace.Report(epoch: 1, rows: (int)(10 * seconds), loss: 0.5);
        }

        Assert.Equal([0.05, 0.11], news.Select(value => value.PartOfEpoch));
    }

    [Fact]
    public void Report_LastRowsOfAnEpoch_AreLeftToTheReportOfTheEpoch()
    {
        clock.Seconds = 10;
        pace.Report(epoch: 1, rows: 100, loss: 0.5);

        Assert.Empty(news);
    }

    private sealed class SetClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(1000 * Seconds);
    }

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}

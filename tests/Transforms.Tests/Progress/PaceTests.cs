using NlpMlNet.Progress;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Progress;

public sealed class PaceTests
{
    private readonly HandClock clock = new();

    [Fact]
    public void PaceOfSomeWork_ThirtyOfHundredRowsInSixSeconds_IsFiveRowsASecondAndFourteenSecondsLeft()
    {
        var pace = new Pace(clock);
        clock.Advance(TimeSpan.FromSeconds(6));

        // 30 / 6 s = 5 / s; the other 70 take 70 / 5 = 14 s.
        Assert.Equal(5, pace.PerSecond(30));
        Assert.Equal(TimeSpan.FromSeconds(14), pace.TimeLeft(30, 100));
        Assert.Equal(TimeSpan.FromSeconds(6), pace.Elapsed);
    }

    [Fact]
    public void TimeLeft_AllIsDoneOrMore_IsZero()
    {
        var pace = new Pace(clock);
        clock.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(TimeSpan.Zero, pace.TimeLeft(100, 100));
        Assert.Equal(TimeSpan.Zero, pace.TimeLeft(101, 100));
    }

    [Fact]
    public void TimeLeft_NothingIsDone_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new Pace(clock).TimeLeft(0, 100));

    [Fact]
    public void PerSecond_NoTimeHasPassed_IsFinite() => Assert.True(double.IsFinite(new Pace(clock).PerSecond(10)));

    [Fact]
    public void IsDue_HalfSecondInterval_IsTrueAgainHalfASecondAfterTheLastReport()
    {
        var pace = new Pace(clock);

        // At 0.3, 0.6, 0.9, 1.2 s: due at 0.6, and then not before 1.1.
        var due = Enumerable.Range(0, 4).Select(_ =>
        {
            clock.Advance(TimeSpan.FromSeconds(0.3));
            return pace.IsDue(TimeSpan.FromSeconds(0.5));
        });

        Assert.Equal([false, true, false, true], due.ToArray());
    }
}

using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.Numerics;

public class WaitingPlaceTests
{
    [Fact]
    public void Wait_OverAlready_Returns()
    {
        var place = new WaitingPlace(() => true, TimeProvider.System);

        place.Wait();

        Assert.Equal((0, WaitingPlace.LongestSpin), (place.Parked, place.Spin));
    }

    [Fact]
    public void Wait_LongerThanTheLongestSpin_HalvesTheNext()
    {
        var clock = new StepClock(TimeSpan.FromMicroseconds(90));
        var looks = 0;
        var place = new WaitingPlace(() => ++looks > 5, clock);

        place.Wait();

        // Looks 1 and 2 before the clock is asked, then one each at 90, 180, 270 µs; at 360 it parks, and the 6th look ends that.
        // It has waited for 450 µs > 300.
        Assert.Equal((6, 150d), (looks, place.Spin.TotalMicroseconds));
    }

    [Fact]
    public void Wait_AgainAndAgainInVain_SpinsAtLeastForTheShortest()
    {
        var looks = 0;
        var place = new WaitingPlace(() => ++looks % 3 == 0, new StepClock(TimeSpan.FromMilliseconds(1)));

        for (var wait = 0; wait < 20; wait++)
        {
            place.Wait();
        }

        Assert.Equal(46, place.Spin.Ticks); // 300 µs / 64, in whole ticks of 0.1 µs
    }

    [Fact]
    public void Wait_ParkedButShort_DoublesTheNext()
    {
        var clock = new StepClock(TimeSpan.FromMilliseconds(1));
        var looks = 0;
        var place = new WaitingPlace(() => ++looks % 3 == 0, clock);
        place.Wait();
        place.Wait();
        Assert.Equal(75, place.Spin.TotalMicroseconds);

        clock.Step = TimeSpan.FromMicroseconds(135); // more than 75: it parks before the third look
        place.Wait();

        Assert.Equal(150, place.Spin.TotalMicroseconds); // 270 µs: a longer spin would have been enough
    }

    [Fact]
    public void Wake_Parked_WakesAsManyAsAreAskedFor()
    {
        var over = 0;
        var place = new WaitingPlace(() => Volatile.Read(ref over) == 1, TimeProvider.System);
        Thread[] threads = [.. Enumerable.Range(0, 3).Select(_ => new Thread(place.Wait))];
        Array.ForEach(threads, thread => thread.Start());
        SpinWait.SpinUntil(() => place.Parked == 3);

        Volatile.Write(ref over, 1);
        place.Wake(1);
        SpinWait.SpinUntil(() => place.Parked == 2);
        place.Wake(2);

        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(0, place.Parked);
    }

    [Fact]
    public void Wake_NotOver_LeavesItParked()
    {
        var (over, looks) = (0, 0);
        var place = new WaitingPlace(() => Interlocked.Increment(ref looks) > 0 && Volatile.Read(ref over) == 1, TimeProvider.System);
        var thread = new Thread(place.Wait);
        thread.Start();
        SpinWait.SpinUntil(() => place.Parked == 1);

        var before = Volatile.Read(ref looks);
        place.Wake(1);
        SpinWait.SpinUntil(() => Volatile.Read(ref looks) > before);

        Assert.Equal(1, place.Parked);
        Volatile.Write(ref over, 1);
        place.Wake(1);
        thread.Join();
    }

    /// <summary>Goes on by one step whenever it is read.</summary>
    private sealed class StepClock(TimeSpan step) : TimeProvider
    {
        private long now;

        public TimeSpan Step { get; set; } = step;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now += Step.Ticks;
    }
}

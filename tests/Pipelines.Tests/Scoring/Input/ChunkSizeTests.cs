using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Scoring;

public sealed class ChunkSizeTests
{
    private readonly HandClock clock = new();

    [Fact]
    public void End_LessThanTenMilliseconds_DoublesTheRowsUpTo2048() =>
        Assert.Equal([16, 32, 64, 128, 256, 512, 1024, 2048, 2048], After(Enumerable.Repeat(9.9, 8)));

    [Fact]
    public void End_MoreThanFortyMilliseconds_HalvesTheRowsDownToOne() =>
        Assert.Equal([16, 8, 4, 2, 1, 1], After(Enumerable.Repeat(40.1, 5)));

    [Fact]
    public void End_BetweenTheTwo_KeepsTheRows() => Assert.Equal([16, 16, 16, 16], After([10, 25, 40]));

    [Fact]
    public void End_GivenNumber_IsKept() => Assert.Equal([7, 7, 7], After([1, 1000], rows: 7));

    private int[] After(IEnumerable<double> milliseconds, int? rows = null)
    {
        var size = new ChunkSize(rows, clock);
        return [size.Rows, .. milliseconds.Select(time =>
        {
            clock.Advance(TimeSpan.FromSeconds(1)); // a wait for input is none of the model's time
            size.Begin();
            clock.Advance(TimeSpan.FromMilliseconds(time));
            size.End();
            return size.Rows;
        })];
    }
}

using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class LengthCountsTests
{
    // Ten rows; sorted 0 1 1 2 2 2 3 5 8 13, 37 positions.
    private static readonly int[] Lengths = [2, 0, 5, 1, 13, 2, 8, 1, 2, 3];

    [Theory]
    [InlineData(100, 13)]
    [InlineData(90, 8)] // nine rows are no longer than 8
    [InlineData(90.1, 13)]
    [InlineData(50, 2)]
    [InlineData(60, 2)]
    [InlineData(61, 3)]
    [InlineData(10, 0)]
    [InlineData(0.001, 0)]
    public void Percentile_TenRows_IsTheNearestRank(double percent, int expected) => Assert.Equal(expected, Count(Lengths).Percentile(percent));

    [Fact]
    public void Percentile_NoRows_IsZero() => Assert.Equal(0, Count().Percentile(100));

    [Theory]
    [InlineData(13, 0, 0)]
    [InlineData(5, 2, 3 + 8)]
    [InlineData(1, 7, 1 + 4 + 12 + 1 + 7 + 1 + 2)]
    public void TruncatedTo_TenRows_CountsWhatIsLonger(int target, int cutRows, int cutPositions) => Assert.Equal(
        new TruncationCounts(10, cutRows, 37, cutPositions, LongestRow: 13), Count(Lengths).TruncatedTo(target));

    [Fact]
    public void TruncatedTo_NoRows_HasSharesOfZero()
    {
        var counts = Count().TruncatedTo(5);

        Assert.Equal(default, counts);
        Assert.Equal((0.0, 0.0), (counts.CutRowShare, counts.CutPositionShare));
    }

    [Fact]
    public void Shares_TenRows_AreOfRowsAndOfPositions()
    {
        var counts = Count(Lengths).TruncatedTo(5);

        Assert.Equal(0.2, counts.CutRowShare);
        Assert.Equal(11.0 / 37, counts.CutPositionShare);
    }

    [Fact]
    public void Percentile_AnyRows_HoldsThatShareWholeAndNoShorterLengthDoes()
    {
        var rows = Gen.Choose(0, 12).NonEmptyListOf().Zip(Gen.Choose(1, 100)).ToArbitrary();

        Prop.ForAll(rows, pair =>
        {
            var (lengths, percent) = pair;
            var length = Count([.. lengths]).Percentile(percent);
            return 100 * lengths.Count(other => other <= length) >= percent * lengths.Count
                && 100 * lengths.Count(other => other < length) < percent * lengths.Count;
        }).QuickCheckThrowOnFailure();
    }

    private static LengthCounts Count(params int[] lengths)
    {
        var counts = new LengthCounts();
        foreach (var length in lengths)
        {
            counts.Add(length);
        }

        return counts;
    }
}

using NlpMlNet.Splits;

namespace NlpMlNet.Tests.Splits;

public sealed class TimeSplitTests
{
    private static readonly int[] Years = [2019, 2022, 2020, 2021, 2022, 2020, 2019, 2021, 2020, 2019];

    [Theory]
    [InlineData(0.2, new[] { 1, 4 })] // the two rows of 2022
    [InlineData(0.25, new[] { 1, 4 })] // 4 is farther from 2.5 than 2 is
    [InlineData(0.4, new[] { 1, 3, 4, 7 })] // and those of 2021
    [InlineData(0.01, new[] { 1, 4 })] // those of the latest year at least
    [InlineData(0.99, new[] { 1, 2, 3, 4, 5, 7, 8 })] // never those of the first year
    [InlineData(0, new int[0])]
    public void Split_ByYear_HoldsOutWholeYearsFromTheLatest(double fraction, int[] heldOut)
    {
        var split = TimeSplit.Split(Years, [.. Enumerable.Range(0, 10)], fraction);

        Assert.Equal(heldOut, split.HeldOut);
        Assert.Equal(Enumerable.Range(0, 10), split.Kept.Concat(split.HeldOut).Order());
    }

    [Fact]
    public void Split_TextOfTwoYears_IsOfTheFirst() =>
        Assert.Equal([4], TimeSplit.Split(Years, [0, 1, 2, 3, 4, 5, 1, 7, 8, 9], 0.2).HeldOut); // row 1 has the text of row 6, of 2019

    [Fact]
    public void Split_OneTime_HoldsOutNothing() => Assert.Empty(TimeSplit.Split([1, 1, 1], [0, 1, 2], 0.5).HeldOut);

    [Fact]
    public void Split_WrongArguments_AreRefused()
    {
        Assert.Throws<ArgumentException>("groups", () => TimeSplit.Split([1, 2], [0], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("fraction", () => TimeSplit.Split([1, 2], [0, 1], 1));
    }
}

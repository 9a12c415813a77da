using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class SubwordTruncatorTests
{
    [Theory]
    [InlineData(3, 4, 7, 3, 4)]
    [InlineData(3, 9, 7, 3, 4)]
    [InlineData(9, 3, 7, 4, 3)]
    [InlineData(9, 8, 7, 4, 3)]
    [InlineData(8, 9, 7, 3, 4)]
    [InlineData(9, 9, 8, 4, 4)]
    [InlineData(0, 9, 5, 0, 5)]
    public void Divide_LongestFirst_TheShorterStaysWholeIfItCan(int first, int second, int room, int firstKept, int secondKept) =>
        Assert.Equal((firstKept, secondKept), SubwordTruncator.Divide(first, second, room, SubwordTruncation.LongestFirst));

    [Fact]
    public void Divide_SingleText_IsCut() => Assert.Equal((5, 0), SubwordTruncator.Divide(9, null, 5, SubwordTruncation.LongestFirst));

    [Fact]
    public void Divide_OnlyOneText_TheOtherStaysWhole()
    {
        Assert.Equal((3, 4), SubwordTruncator.Divide(3, 9, 7, SubwordTruncation.OnlySecond));
        Assert.Equal((4, 3), SubwordTruncator.Divide(9, 3, 7, SubwordTruncation.OnlyFirst));
    }

    [Fact]
    public void Divide_TheOtherAloneIsTooLong_IsRefused()
    {
        var error = Assert.Throws<NlpMlNetException>(() => SubwordTruncator.Divide(8, 2, 7, SubwordTruncation.OnlySecond));

        Assert.Equal(
            "The first text has 8 tokens, there is room for 7, and only the other text may be cut. "
            + "Raise SubwordEncodeOptions.MaximumLength, or use LongestFirst.",
            error.Message);
    }

    [Fact]
    public void Divide_TheSecondAloneIsTooLong_IsRefused() => Assert.StartsWith(
        "The second text has 8 tokens, there is room for 7,",
        Assert.Throws<NlpMlNetException>(() => SubwordTruncator.Divide(2, 8, 7, SubwordTruncation.OnlyFirst)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Divide_TheOtherJustFits_LeavesNothing()
    {
        Assert.Equal((7, 0), SubwordTruncator.Divide(7, 2, 7, SubwordTruncation.OnlySecond));
        Assert.Equal((0, 7), SubwordTruncator.Divide(2, 7, 7, SubwordTruncation.OnlyFirst));
        Assert.Equal((7, 0), SubwordTruncator.Divide(9, null, 7, SubwordTruncation.OnlyFirst));
    }

    [Fact]
    public void Divide_OnlySecondWithoutSecond_IsRefused() => Assert.Equal(
        "OnlySecond needs a second text; the only one has 8 tokens, and there is room for 7.",
        Assert.Throws<ArgumentException>(() => SubwordTruncator.Divide(8, null, 7, SubwordTruncation.OnlySecond)).Message);

    [Fact]
    public void Divide_OnlySecondWithoutSecondThatFits_IsWhole() =>
        Assert.Equal((7, 0), SubwordTruncator.Divide(7, null, 7, SubwordTruncation.OnlySecond));
}

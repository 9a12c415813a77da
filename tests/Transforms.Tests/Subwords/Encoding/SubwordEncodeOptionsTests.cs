using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class SubwordEncodeOptionsTests
{
    [Fact]
    public void Defaults_ArePinned()
    {
        var options = new SubwordEncodeOptions();

        options.Validate();
        Assert.True(options.AddSpecialTokens);
        Assert.Null(options.MaximumLength);
        Assert.Equal(SubwordTruncation.LongestFirst, options.Truncation);
    }

    [Fact]
    public void Validate_SmallestLength_IsValid() => new SubwordEncodeOptions { MaximumLength = 1 }.Validate();

    [Fact]
    public void Validate_EveryOptionWrong_ListsAllOfThem() => Assert.Equal(
        "The options of encoding are not valid: MaximumLength is 0; it must be at least 1, or null. Truncation is 9; it must be one of LongestFirst, OnlyFirst, OnlySecond.",
        Assert.Throws<InvalidOptionsException>(new SubwordEncodeOptions { MaximumLength = 0, Truncation = (SubwordTruncation)9 }.Validate).Message);
}

using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

public sealed class SettingTextTests
{
    [Theory]
    [InlineData(12, "12")]
    [InlineData(0, "0")]
    [InlineData(null, "all")]
    public void NumberOrWord_Shown_IsReadBack(int? value, string text)
    {
        Assert.Equal(text, SettingText.Show(value, "all"));
        Assert.Equal(value, SettingText.ParseOr(text, "all"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("")]
    public void ParseOr_Neither_SaysWhatIsExpected(string text)
    {
        var error = Assert.Throws<FormatException>(() => SettingText.ParseOr(text, "all"));

        Assert.Equal("a whole number or all is expected", error.Message);
    }
}

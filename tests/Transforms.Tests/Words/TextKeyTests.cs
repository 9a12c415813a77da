using System.Text;
using NlpMlNet.Words;

namespace NlpMlNet.Tests.Words;

public sealed class TextKeyTests
{
    [Theory]
    [InlineData("A great bus", "a  GREAT\tbus ")]
    [InlineData("a great bus", "a\u00A0great\r\nbus")]
    [InlineData("caf\u00E9", "cafe\u0301")]
    [InlineData("great", "gr\u00ADeat\u200B")]
    [InlineData("great", "\uFEFFgreat\uFE0F")]
    [InlineData("office", "o\uFB03ce")]
    [InlineData("\U00010400", "\U00010428")] // Deseret letters, of two units each
    public void Of_SameTextToAReader_IsOneKey(string text, string other) => Assert.Equal(TextKey.Of(text), TextKey.Of(other));

    [Theory]
    [InlineData("great", "grea t")]
    [InlineData("great!", "great")]
    [InlineData("cafe", "caf\u00E9")]
    public void Of_OtherTexts_AreOtherKeys(string text, string other) => Assert.NotEqual(TextKey.Of(text), TextKey.Of(other));

    [Fact]
    public void Of_WhiteSpaceAndInvisibleCharacters_IsEmpty() => Assert.Equal("", TextKey.Of(" \t\u200B\u00A0"));

    [Fact]
    public void Normal_HalfOfAPair_IsReplacedAndNotRefused() =>
        Assert.Equal("\u00E9\uFFFD", TextKey.Normal("e\u0301\uD800", NormalizationForm.FormC));
}

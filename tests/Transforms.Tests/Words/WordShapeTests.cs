using NlpMlNet.Words;

namespace NlpMlNet.Tests.Words;

public class WordShapeTests
{
    [Theory]
    [InlineData("GOOD", true)]
    [InlineData("ÉTÉ", true)]
    [InlineData("I'M", true)]
    [InlineData("3DX", true)]
    [InlineData("U2", false)]
    [InlineData("A", false)]
    [InlineData("McD", false)]
    [InlineData("2010", false)]
    [InlineData("AB中", false)]
    public void IsCapitals_Word_NeedsTwoCapitalsAndNoOtherLetter(string word, bool expected) =>
        Assert.Equal(expected, WordShape.IsCapitals(word));

    [Theory]
    [InlineData("gooood", true)]
    [InlineData("SOoO", true)]
    [InlineData("жЖж", true)]
    [InlineData("kK\u212A", true)] // U+212A is the kelvin sign, whose small letter is k.
    [InlineData("good", false)]
    [InlineData("1000", false)]
    [InlineData("aa-a", false)]
    [InlineData("aabbaabbaabbaaba", false)]
    public void HasTripleLetter_Word_LooksForThreeInARow(string word, bool expected) =>
        Assert.Equal(expected, WordShape.HasTripleLetter(word));
}

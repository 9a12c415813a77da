using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Words;

namespace NlpMlNet.Tests.Words;

public class WordFoldingTests
{
    [Theory]
    [InlineData("IT’LL", "it'll")]
    [InlineData("aʼb\u2010c\u2011d", "a'b-c-d")]
    [InlineData("ÉTÉ", "été")]
    [InlineData("E\u0301te\u0301", "été")]
    [InlineData("vie\u0302\u0301T", "viết")]
    [InlineData("か\u3099", "が")]
    [InlineData("x\u0301", "x\u0301")]
    [InlineData("GROẞ", "groß")]
    [InlineData("ŒUVRE", "œuvre")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφοσ")]
    [InlineData("𐐀x", "𐐨x")]
    [InlineData("\uD800A", "\uD800a")]
    [InlineData("K", "k")]
    public void Fold_Word_MakesSpellingsEqual(string word, string expected) => Assert.Equal(expected, WordFolding.Fold(word));

    [Fact]
    public void Fold_DottedCapitalI_IsTheSameInEveryCulture() =>
        Assert.Equal("İstanbul".ToLowerInvariant(), WordFolding.Fold("İSTANBUL"));

    [Fact]
    public void Fold_AnyText_IsStable() => Prop.ForAll(
        Texts.Arbitrary,
        text => WordFolding.Fold(WordFolding.Fold(text)) == WordFolding.Fold(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Fold_BufferTooShort_Throws()
    {
        var buffer = new char[2];

        var exception = Assert.Throws<ArgumentException>(() => WordFolding.Fold("abc", buffer));

        Assert.Equal("The buffer holds 2 characters; the word has 3. (Parameter 'folded')", exception.Message);
    }
}

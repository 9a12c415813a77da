using System.Text;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class UnicodeClassesTests
{
    [Theory]
    [InlineData("!/:@[`{~", true)]
    [InlineData("$+<=>^|", true)] // in ASCII, BERT takes symbols for punctuation
    [InlineData("«—。\u166D", true)]
    [InlineData(" 09AZaz€\u2E43", false)] // U+2E43 came later
    public void IsPunctuation_Characters_AreAsInBertsTables(string characters, bool expected) => AssertAll(UnicodeClasses.IsPunctuation, characters, expected);

    [Theory]
    [InlineData("\u0301\u1734", true)]
    [InlineData("a\u0903\u20DD\u07FD", false)] // spacing, enclosing, and one that came later
    public void IsNonspacingMark_Characters_AreAsInBertsTables(string characters, bool expected) => AssertAll(UnicodeClasses.IsNonspacingMark, characters, expected);

    [Theory]
    [InlineData("\u0301\u0903\u20DD\u07FD", true)]
    [InlineData("a^", false)]
    public void IsMark_Characters_AreOfAllThreeKinds(string characters, bool expected) => AssertAll(UnicodeClasses.IsMark, characters, expected);

    [Theory]
    [InlineData("\u0001\u007F\uE000\u200B\u00AD", true)]
    [InlineData("a \u0890", false)] // U+0890 came later
    public void IsOther_Characters_AreControlsAndFormats(string characters, bool expected) => AssertAll(UnicodeClasses.IsOther, characters, expected);

    [Theory]
    [InlineData("7٣Ⅷ½²", true)]
    [InlineData("a.一", false)]
    public void IsNumeric_Characters_AreDigitsAndOtherNumbers(string characters, bool expected) => AssertAll(UnicodeClasses.IsNumeric, characters, expected);

    [Theory]
    [InlineData("aÉʰא一\u0301\u0903\u20DD7Ⅷ_‿\u200C\u200DⒶⓩ\U0001F130\U0001F149\U0001F150\U0001F169\U0001F170\U0001F189", true)]
    [InlineData("½² -!\u200B\u24B5\u24EA\U0001F12F\U0001F14A\U0001F14F\U0001F16A\U0001F16F\U0001F18A😀", false)]
    public void IsWordCharacter_Characters_AreThoseOfWords(string characters, bool expected) => AssertAll(UnicodeClasses.IsWordCharacter, characters, expected);

    private static void AssertAll(Predicate<Rune> predicate, string characters, bool expected) =>
        Assert.All(characters.EnumerateRunes(), rune => Assert.True(predicate(rune) == expected, $"U+{rune.Value:X4}"));
}

using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Words;

namespace NlpMlNet.Tests.Words;

public class WordKeyTests
{
    [Theory]
    [InlineData("Good", "gOOD")]
    [InlineData("DON’T", "don't")]
    [InlineData("ÉTÉ", "été")]
    [InlineData("ABCDEFGHIJKLMNOP", "abcdefghijklmnop")]
    public void TryPack_SpellingsOfOneWord_AreEqual(string one, string other)
    {
        Assert.True(WordKey.TryPack(one, out var first));
        Assert.True(WordKey.TryPack(other, out var second));

        Assert.True(first == second);
        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(one.Length, first.Length);
    }

    [Theory]
    [InlineData("abcdefghijklmnopq")]
    [InlineData("straße")]
    [InlineData("ÿ")]
    [InlineData("œuvre")]
    [InlineData("e\u0301")]
    [InlineData("中")]
    public void TryPack_LongOrBeyondLatin1_HasNoKey(string word) => Assert.False(WordKey.TryPack(word, out _));

    [Fact]
    public void TryPack_WordInText_IgnoresItsSurroundings()
    {
        Assert.True(WordKey.TryPack("some GOOD things are here to stay", 5, 4, out var inText));
        Assert.True(WordKey.TryPack("good", out var alone));

        Assert.True(inText == alone);
    }

    [Fact]
    public void TryPack_AnyTwoTexts_EqualExactlyWhenFoldedEqual() => Prop.ForAll(
        Texts.Arbitrary,
        Texts.Arbitrary,
        (one, other) => !WordKey.TryPack(OnlyLetters(one), out var first) || !WordKey.TryPack(OnlyLetters(other), out var second)
            || (first == second) == (WordFolding.Fold(OnlyLetters(one)) == WordFolding.Fold(OnlyLetters(other)))).QuickCheckThrowOnFailure();

    [Fact]
    public void PrefixAndWithout_Key_SplitTheWord()
    {
        WordKey.TryPack("l'amour", out var key);
        WordKey.TryPack("l'", out var elision);
        WordKey.TryPack("amour", out var rest);

        Assert.Equal(1, key.IndexOf('\''));
        Assert.True(key.Prefix(2) == elision);
        Assert.True(key.Without(2) == rest);
    }

    private static string OnlyLetters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}

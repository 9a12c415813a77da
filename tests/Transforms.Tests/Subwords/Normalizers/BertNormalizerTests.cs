using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class BertNormalizerTests
{
    [Theory]
    [InlineData("a\u0000b\uFFFDc\u0001d\u200Be", "abcde")] // no characters of a text
    [InlineData("a\tb\nc\rd\u00A0e\u3000f", "a b c d e f")]
    [InlineData("É日", "É日")]
    public void Normalize_CleanText_LeavesControlsOutAndWritesSpaces(string text, string expected) =>
        Assert.Equal(expected, Normalize(text, new(cleanText: true, separateChinese: false, stripAccents: false, lowerCase: false)));

    [Theory]
    [InlineData("a一b", "a 一 b")]
    [InlineData("\u4E00\u9FFF\u3400\u4DBF\uF900\uFAFF", " \u4E00  \u9FFF  \u3400  \u4DBF  \uF900  \uFAFF ")]
    [InlineData("\u33FF\u4DC0\uA000\uF8FF\uFB00", "\u33FF\u4DC0\uA000\uF8FF\uFB00")] // the neighbours of these blocks
    [InlineData("\U00020000\U0002A6DF\U0002A700\U0002B73F\U0002B740\U0002B81F\U0002B920\U0002CEAF\U0002F800\U0002FA1F",
        " \U00020000  \U0002A6DF  \U0002A700  \U0002B73F  \U0002B740  \U0002B81F  \U0002B920  \U0002CEAF  \U0002F800  \U0002FA1F ")]
    [InlineData("\U0001FFFF\U0002A6E0\U0002B820\U0002B91F\U0002CEB0\U0002F7FF\U0002FA20", "\U0001FFFF\U0002A6E0\U0002B820\U0002B91F\U0002CEB0\U0002F7FF\U0002FA20")]
    [InlineData("かカ가", "かカ가")] // written in words
    public void Normalize_SeparateChinese_PutsSpacesAroundIdeographs(string text, string expected) =>
        Assert.Equal(expected, Normalize(text, new(cleanText: false, separateChinese: true, stripAccents: false, lowerCase: false)));

    [Theory]
    [InlineData("Éa\u0301ñ", "Ean")]
    [InlineData("\u0903", "\u0903")] // a mark that takes space
    public void Normalize_StripAccents_LeavesTheLetters(string text, string expected) =>
        Assert.Equal(expected, Normalize(text, new(cleanText: false, separateChinese: false, stripAccents: true, lowerCase: false)));

    [Fact]
    public void Normalize_NothingAsked_ChangesNothing() =>
        Assert.Equal("É\u0001\t一", Normalize("É\u0001\t一", new(cleanText: false, separateChinese: false, stripAccents: false, lowerCase: false)));

    [Theory]
    [InlineData("a\u0001", true)]
    [InlineData("\u0001a", false)]
    [InlineData("\u0301a", false)]
    [InlineData("\u00E9", true)]
    public void Normalize_FirstCharacterLeftOut_StartsNoLongerAtTheOrigin(string text, bool expected)
    {
        var starts = true;

        new BertNormalizer(cleanText: true, separateChinese: true, stripAccents: true, lowerCase: true).Normalize(text, ref starts);

        Assert.Equal(expected, starts);
    }

    [Theory]
    [InlineData("Hello\tWORLD\r\n", "hello world  ")]
    [InlineData("", "")]
    public void TryNormalizeInPlace_AsciiText_IsAsNormalize(string text, string expected)
    {
        var normalizer = new BertNormalizer(cleanText: true, separateChinese: true, stripAccents: true, lowerCase: true);
        var characters = text.ToCharArray();

        Assert.True(normalizer.TryNormalizeInPlace(characters));
        Assert.Equal((expected, expected), (new string(characters), Normalize(text, normalizer)));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("a\u0001")]
    [InlineData("a\u007F")]
    public void TryNormalizeInPlace_OtherText_IsLeftAsItIs(string text)
    {
        var characters = text.ToCharArray();

        Assert.False(new BertNormalizer(cleanText: true, separateChinese: true, stripAccents: true, lowerCase: true).TryNormalizeInPlace(characters));
        Assert.Equal(text, new string(characters));
    }

    [Fact]
    public void TryNormalizeInPlace_NothingAsked_ChangesNothing()
    {
        var characters = "A\t\u0001".ToCharArray();

        Assert.True(new BertNormalizer(cleanText: false, separateChinese: false, stripAccents: false, lowerCase: false).TryNormalizeInPlace(characters));
        Assert.Equal("A\t\u0001", new string(characters));
    }

    private static string Normalize(string text, BertNormalizer normalizer)
    {
        var starts = true;
        return normalizer.Normalize(text, ref starts);
    }
}

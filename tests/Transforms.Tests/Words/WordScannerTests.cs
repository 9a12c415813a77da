using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Words;

namespace NlpMlNet.Tests.Words;

public class WordScannerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\n ", "")]
    [InlineData("one", "one")]
    [InlineData("It'll be second-rate!", "It'll|be|second-rate")]
    [InlineData("l’œuvre d’art", "l’œuvre|d’art")]
    [InlineData("'so' - or --so--", "so|or|so")]
    [InlineData("rock 'n' roll", "rock|n|roll")]
    [InlineData("dogs' don''t a-'b", "dogs|don|t|a|b")]
    [InlineData("x2 3.14 2,000 9-5", "x2|3|14|2|000|9-5")]
    [InlineData("snake_case @user #tag", "snake|case|user|tag")]
    [InlineData("ETUDE été ÉTÉ Straße GROẞ İstanbul", "ETUDE|été|ÉTÉ|Straße|GROẞ|İstanbul")]
    [InlineData("Привет, мир", "Привет|мир")]
    [InlineData("e\u0301te\u0301 \u0301a", "e\u0301te\u0301|a")]
    [InlineData("a\u2010b a\u2011b a\u2013b aʼb", "a\u2010b|a\u2011b|a|b|aʼb")]
    [InlineData("Ⅷ ½ x²", "Ⅷ|x")]
    public void MoveNext_Texts_YieldsRunsOfLettersMarksAndDigits(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Words(text)));

    [Theory]
    [InlineData("我爱你", "我|爱|你")]
    [InlineData("我a爱-你", "我|a|爱|你")]
    [InlineData("が\u3099 カ", "が\u3099|カ")]
    [InlineData("한국어 영화", "한국어|영화")]
    [InlineData("𠀀𠀁x", "𠀀|𠀁|x")]
    public void MoveNext_ScriptsWithoutSpaces_YieldsCharacters(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Words(text)));

    [Theory]
    [InlineData("𝐛𝐨𝐥𝐝 x", "𝐛𝐨𝐥𝐝|x")]
    [InlineData("so 😀 good😀bad ❤️x", "so|good|bad|x")]
    [InlineData("👩\u200D❤️\u200D👨", "")]
    [InlineData("a\uD800b\uDC00c\uD83D", "a|b|c")]
    [InlineData("\uDC00\uD800", "")]
    public void MoveNext_SurrogatesAndEmoji_KeepsPairsAndDropsTheRest(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Words(text)));

    [Theory]
    [InlineData(62)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void MoveNext_WordOfAnyLength_YieldsItWhole(int length)
    {
        var word = new string('a', length);

        Assert.Equal([word, "b"], Words(word + " b"));
        Assert.Equal(["b", word], Words("b " + word));
        Assert.Equal([word + "'" + word], Words(word + "'" + word));
        Assert.Equal([word, word], Words(word + "' " + word));
    }

    [Fact]
    public void MoveNext_Word_GivesPositions()
    {
        var scanner = new WordScanner(", ab 'c");

        Assert.True(scanner.MoveNext());
        Assert.Equal((2, 2), (scanner.Start, scanner.Length));
        Assert.True(scanner.MoveNext());
        Assert.Equal((6, 1), (scanner.Start, scanner.Length));
        Assert.False(scanner.MoveNext());
        Assert.False(scanner.MoveNext());
    }

    [Fact]
    public void MoveNext_AnyText_YieldsTheWordsOfTheDefinition() =>
        Prop.ForAll(Texts.Arbitrary, text => Words(text).SequenceEqual(ByDefinition(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void MoveNextToken_AnyText_YieldsEachVisibleCharacterOnce() =>
        Prop.ForAll(Texts.Arbitrary, text => Covered(text).SetEquals(Visible(text))).QuickCheckThrowOnFailure();

    private static List<string> Words(string text)
    {
        List<string> words = [];
        foreach (var word in new WordScanner(text))
        {
            words.Add(word.ToString());
        }

        return words;
    }

    // The definition, one character after the other.
    private static List<string> ByDefinition(string text)
    {
        List<string> words = [];
        for (var i = 0; i < text.Length;)
        {
            var kind = Characters.ClassAt(text, i, out var units);
            var end = kind is CharacterClass.Letter or CharacterClass.Ideograph ? WordEnd.Find(text, i) : i;
            if (end > i)
            {
                words.Add(text[i..end]);
            }

            i = Math.Max(end, i + (end > i ? 0 : units));
        }

        return words;
    }

    private static HashSet<int> Covered(string text)
    {
        HashSet<int> covered = [];
        var scanner = new WordScanner(text);
        while (scanner.MoveNextToken(out _))
        {
            for (var i = scanner.Start; i < scanner.End; i++)
            {
                Assert.True(covered.Add(i), $"Position {i} is covered twice.");
            }
        }

        return covered;
    }

    private static HashSet<int> Visible(string text)
    {
        HashSet<int> visible = [];
        var wordEnd = 0;
        for (var i = 0; i < text.Length;)
        {
            var kind = Characters.ClassAt(text, i, out var units);
            if (kind is CharacterClass.Letter or CharacterClass.Ideograph && i >= wordEnd)
            {
                wordEnd = WordEnd.Find(text, i);
            }

            if (i < wordEnd || kind is CharacterClass.Symbol or CharacterClass.Joiner)
            {
                visible.UnionWith(Enumerable.Range(i, units));
            }

            i += units;
        }

        return visible;
    }
}

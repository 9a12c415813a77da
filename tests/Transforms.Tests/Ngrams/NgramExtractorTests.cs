using NlpMlNet.Ngrams;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Ngrams;

public sealed class NgramExtractorTests
{
    private static readonly NgramFeaturesOptions Defaults = new();

    [Fact]
    public void Words_OneAndTwo_InReadingOrder()
    {
        Assert.Equal(["not", "not good", "good", "good !", "!", "! !", "!"], Words("Not GOOD!!", Defaults));
    }

    [Fact]
    public void Words_WithoutPunctuation_JoinAcrossIt()
    {
        Assert.Equal(["well", "well made", "made"], Words("\"Well,\" made.", Defaults with { IncludePunctuation = false }));
    }

    [Fact]
    public void Words_TwoToThree_LeaveOutTheOthers()
    {
        Assert.Equal(["a b", "a b c", "b c"], Words("a b c", Defaults with { ShortestWordNgram = 2, LongestWordNgram = 3 }));
        Assert.Empty(Words("a b c", Defaults with { LongestWordNgram = 0 }));
    }

    [Fact]
    public void Characters_ThreeToFour_WithBoundariesInsideOneWord()
    {
        Assert.Equal(
            [" go", " goo", "goo", "good", "ood", "ood ", "od ", " ok", " ok ", "ok "],
            Characters("Good, ok!", Defaults with { LongestCharacterNgram = 4 }));
    }

    [Fact]
    public void Characters_OneLong_LeaveOutTheBoundary()
    {
        Assert.Equal(["a", "b"], Characters("a b", Defaults with { ShortestCharacterNgram = 1, LongestCharacterNgram = 1 }));
    }

    [Fact]
    public void Characters_BeyondTheBasicPlane_CountAsOne()
    {
        // U+10428 is a letter of two UTF-16 units; no n-gram may hold half of it.
        Assert.Equal(
            [" \U00010428", "\U00010428x", "x "],
            Characters("\U00010428x", Defaults with { ShortestCharacterNgram = 2, LongestCharacterNgram = 2 }));
    }

    [Fact]
    public void Words_ComposedAndDecomposed_AreTheSame()
    {
        Assert.Equal(Words("caf\u00E9 na\u00EFve", Defaults), Words("CAFE\u0301 nai\u0308ve", Defaults));
        Assert.Equal(Characters("caf\u00E9", Defaults), Characters("cafe\u0301", Defaults));
    }

    [Fact]
    public void Words_Chinese_OneCharacterEach()
    {
        Assert.Equal(["很", "很 好", "好"], Words("很好", Defaults));
    }

    [Fact]
    public void Read_NoToken_FindsNothing()
    {
        var extractor = new NgramExtractor(Defaults);
        foreach (var text in (string[])["", " \t\n", "\uD83D \uDE00"])
        {
            Assert.True(extractor.Read("something before"));

            Assert.False(extractor.Read(text));

            Assert.Equal(0, extractor.Words.Length + extractor.Characters.Length);
        }
    }

    [Fact]
    public void Hashes_EqualThoseOfTheCharactersAlone()
    {
        var extractor = new NgramExtractor(Defaults);

        extractor.Read("It'll be a second-rate \U00010428 film!");

        foreach (var ngram in (NgramSpan[])[.. extractor.Words, .. extractor.Characters])
        {
            Assert.Equal(TextHash.Of(extractor.Folded.Slice(ngram.Start, ngram.Length)), ngram.Hash);
        }
    }

    private static string[] Words(string text, NgramFeaturesOptions options)
    {
        var extractor = new NgramExtractor(options);
        extractor.Read(text);
        return Strings(extractor.Words, extractor.Folded);
    }

    private static string[] Characters(string text, NgramFeaturesOptions options)
    {
        var extractor = new NgramExtractor(options);
        extractor.Read(text);
        return Strings(extractor.Characters, extractor.Folded);
    }

    private static string[] Strings(ReadOnlySpan<NgramSpan> ngrams, ReadOnlySpan<char> folded)
    {
        var strings = new string[ngrams.Length];
        for (var i = 0; i < strings.Length; i++)
        {
            strings[i] = folded.Slice(ngrams[i].Start, ngrams[i].Length).ToString();
        }

        return strings;
    }
}

using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Tests.Words;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class CharacterNgramsTests
{
    [Theory]
    [InlineData("<good>", 3, 4, "<go <goo goo good ood ood> od>")]
    [InlineData("<a>", 1, 2, "<a a a>")]
    [InlineData("<a>", 3, 6, "<a>")]
    [InlineData("<a>", 4, 6, "")]
    [InlineData("<𝐛é>", 2, 2, "<𝐛 𝐛é é>")]
    public void Enumerate_BoundedWord_GivesItsNgramsByStartThenLength(string word, int shortest, int longest, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ngrams(word, shortest, longest)));

    [Fact]
    public void Hash_AnyWord_EqualsThatOfTheNgramAlone() => Prop.ForAll(Texts.Arbitrary, word =>
    {
        var bounded = $"<{word}>";
        foreach (var ngram in new CharacterNgrams(bounded, 1, 6))
        {
            if (ngram.Hash != TextHash.Of(bounded.AsSpan(ngram.Start, ngram.Length)))
            {
                return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Enumerate_AnyWord_HasOneNgramForEachStartAndLength() => Prop.ForAll(Texts.Arbitrary, word =>
    {
        var characters = $"<{word}>".EnumerateRunes().Count();

        // Of n characters, n - 1 runs of two and n - 2 of three.
        return Ngrams($"<{word}>", 2, 3).Count == characters - 1 + Math.Max(0, characters - 2);
    }).QuickCheckThrowOnFailure();

    private static List<string> Ngrams(string word, int shortest, int longest)
    {
        List<string> ngrams = [];
        foreach (var ngram in new CharacterNgrams(word, shortest, longest))
        {
            ngrams.Add(word.Substring(ngram.Start, ngram.Length));
        }

        return ngrams;
    }
}

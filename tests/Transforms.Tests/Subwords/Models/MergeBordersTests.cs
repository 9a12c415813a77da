using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class MergeBordersTests
{
    // a b merges, and ab c: a meets b, and b meets c.
    private static readonly VocabularyData Vocabulary = new() { Pieces = ["a", "b", "c", "ab", "abc", "\U0001F600"], Merges = [(0, 1), (3, 2)] };

    [Theory]
    [InlineData("abcabc", 3)]
    [InlineData("abc", 3)]
    [InlineData("aab", 1)]
    [InlineData("a\U0001F600", 1)]
    [InlineData("\U0001F600a", 2)] // never between the halves of a character
    [InlineData("", 0)]
    public void FindFirst_KnownCharacters_IsWhereTheyNeverMeet(string word, int expected) => Assert.Equal(expected, Borders(false).FindFirst(word));

    [Theory]
    [InlineData("axxa", false, 4)]
    [InlineData("axxa", true, 1)]
    [InlineData("xxaa", false, 3)]
    public void FindFirst_UnknownCharacters_AreBordersOnlyWhenTheyBecomeBytes(string word, bool unknownStandAlone, int expected) =>
        Assert.Equal(expected, Borders(unknownStandAlone).FindFirst(word));

    private static MergeBorders Borders(bool unknownStandAlone) => new(Vocabulary, PieceIndex.Of(Vocabulary), unknownStandAlone);
}

using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class WordPieceModelTests
{
    private const string Emoji = "\U0001F600";

    [Theory]
    [InlineData("ab", new[] { 2, 3 })]
    [InlineData("abb", new[] { 2, 3, 3 })]
    [InlineData("abbb", new[] { 1 })] // 4 characters, of at most 3
    [InlineData("ax", new[] { 1 })]
    [InlineData(Emoji + "bb", new[] { 4, 3, 3 })] // 3 characters in 4 units
    public void Encode_LongestPieceFirst_UnknownAsAWhole(string word, int[] expected) =>
        Assert.Equal(expected, Encode(Model(3, null, "[UNK]", "a", "##b", Emoji), word));

    [Fact]
    public void Encode_NoCharacterAllowed_IsUnknown() => Assert.Equal([0], Encode(Model(0, "[UNK]", "a"), "a"));

    [Fact]
    public void Encode_AnyNumberOfCharactersAllowed_DividesLongWords() =>
        Assert.Equal([1, .. Enumerable.Repeat(2, 999)], Encode(Model(int.MaxValue, "[UNK]", "a", "##a"), new string('a', 1_000)));

    [Fact]
    public void Encode_PieceIsALineBreak_IsFound()
    {
        var model = Model(100, "[UNK]", "\n", "##\r", "a", "##\n");

        Assert.Equal([1, 2], Encode(model, "\n\r"));
        Assert.Equal([3, 4], Encode(model, "a\n"));
        Assert.Equal([0], Encode(model, "a\uFFFE"));
    }

    [Fact]
    public void Encode_FirstPieceIsAByteOrderMark_IsFound() => Assert.Equal([0, 1], Encode(Model(100, "\uFEFF", "##a", "[UNK]"), "\uFEFFa"));

    private static WordPieceModel Model(int longestWord, params string?[] pieces) =>
        new(new VocabularyData { Pieces = pieces }, "[UNK]", "##", longestWord);

    private static List<int> Encode(WordPieceModel model, string word)
    {
        var ids = new List<int>();
        model.Encode(word, ids);
        return ids;
    }
}

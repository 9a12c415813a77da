using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class TokenKindsTests
{
    [Theory]
    [InlineData(new int[0], new[] { 4 })] // nothing known: one kind, rows 1 to 3
    [InlineData(new[] { 10, 20, 30 }, new[] { 2, 4 })] // 5 | 10, 19 | none
    [InlineData(new[] { 5, 10, 20 }, new[] { 2, 4 })] // none below 5 | 5 | 10, 19
    [InlineData(new[] { 6, 11, 19, 20 }, new[] { 2, 3, 4 })] // 5 | 10 | none | 19
    [InlineData(new[] { 10, 15 }, new[] { 2, 3, 4 })] // 5 | 10 | 19, beyond the last end
    public void EndsAmong_SomeIds_EndsWhereAKindHasIds(int[] ends, int[] expected) =>
        Assert.Equal(expected, new TokenKinds(ends, null).EndsAmong([5, 10, 19]));

    [Fact]
    public void VectorsOf_NamedIds_AreThoseOfTheirWordsButForPadding()
    {
        var vectors = WordVectors.Create(["pad", "sea", "hill"], [9, 9, 1, 2, 3, 4], 2);
        var kinds = new TokenKinds([], ["pad", "unknown", "hill", "sea"]);

        var given = kinds.VectorsOf(vectors);

        Assert.Equal([2, 3], given.Keys.Order());
        Assert.Equal([3f, 4], given[2]);
        Assert.Equal([1f, 2], given[3]);
    }

    [Fact]
    public void VectorsOf_NoVectors_AreNone()
    {
        Assert.Empty(TokenKinds.Unknown.VectorsOf(null));
        Assert.Empty(new TokenKinds([], ["pad", "sea"]).VectorsOf(null));
    }

    [Fact]
    public void VectorsOf_IdsWithoutNames_SaysWhatToDo() => Assert.Equal(
        "EmbeddingFeedForwardOptions.InitialVectors are given, but the column of token ids doesn't say which id is which word. "
        + "Make it by MapTokensToIds, or give no vectors.",
        Assert.Throws<NlpMlNetException>(() => TokenKinds.Unknown.VectorsOf(WordVectors.Create(["sea"], [1f], 1))).Message);
}

using NlpMlNet.EmbeddingNetworks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class TokenRowsTests
{
    // (5 7 0), (5 7), (7 5), (0 5 7), (), (0 0)
    private readonly TokenRows rows = new([0, 3, 5, 7, 10, 10, 12], [5, 7, 0, 5, 7, 7, 5, 0, 5, 7, 0, 0], length: 0, targets: [0, 1, 0, 1, 0, 1], weights: []);

    [Fact]
    public void Groups_SameIdsButForPaddingAtTheEnd_AreOneGroup() => // rows without a token are alone
        Assert.Equal([0, 0, 2, 3, 4, 5], rows.Groups);

    [Fact]
    public void MeanLength_PaddingLeftOut_IsThatOfAllRows() => Assert.Equal(8 / 6d, rows.MeanLength);

    [Fact]
    public void MeanLength_HardlyAnyToken_IsOne() => Assert.Equal(1, new TokenRows([0, 1, 1], [4], 0, [0, 1], []).MeanLength);

    [Fact]
    public void CountRows_IdTwiceInARow_CountsOnce()
    {
        var repeated = new TokenRows([0, 4, 6, 7], [3, 9, 3, 0, 3, 9, 9], 0, [0, 1, 1], []);

        Assert.Equal(new Dictionary<int, int> { [3] = 2, [9] = 2 }, repeated.CountRows([0, 1]));
        Assert.Equal(new Dictionary<int, int> { [9] = 1 }, repeated.CountRows([2]));
    }

    [Fact]
    public void MapTo_IdsOfASet_NumbersThemFromOne()
    {
        var set = IdSet.Create([4, 7]); // 4 becomes 1, 7 becomes 2; 5 isn't there

        Assert.Equal(["0 2 0", "0 2", "2 0", "0 0 2", "", "0 0"], Shown(rows.MapTo(set, keepsPlaces: true)));
        Assert.Equal(["2", "2", "2", "2", "", ""], Shown(rows.MapTo(set, keepsPlaces: false)));
    }

    private static IEnumerable<string> Shown(TokenRows rows) => Enumerable.Range(0, rows.Count).Select(row => string.Join(' ', rows.Row(row).ToArray()));
}

using NlpMlNet.EmbeddingNetworks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class WordDropoutTests
{
    [Theory]
    [InlineData(0f)]
    [InlineData(0.25f)]
    [InlineData(0.9f)]
    public void LeavesOut_ManyTokens_IsTheShare(float probability)
    {
        var mask = Mask(Begun(new WordDropout(probability, 1)), rows: 100);

        // 10,000 draws: the share's standard deviation is at most 0.005.
        Assert.Equal(probability, mask.Average(isLeftOut => isLeftOut ? 1.0 : 0), 0.02);
    }

    [Fact]
    public void LeavesOut_SameSeedAndStep_IsTheSame() =>
        Assert.Equal(Mask(Begun(new WordDropout(0.5f, 1))), Mask(Begun(new WordDropout(0.5f, 1))));

    [Fact]
    public void LeavesOut_OtherSeedStepWorkerRowOrPlace_IsAnother()
    {
        var second = Begun(new WordDropout(0.5f, 1));
        second.NextStep();
        bool[][] masks =
        [
            Mask(Begun(new WordDropout(0.5f, 1))),
            Mask(Begun(new WordDropout(0.5f, 2))),
            Mask(second),
            Mask(Begun(new WordDropout(0.5f, 1).Fork(1))),
            Mask(Begun(new WordDropout(0.5f, 1).Fork(2))),
            Mask(Begun(new WordDropout(0.5f, 1)), firstRow: 1),
            Mask(Begun(new WordDropout(0.5f, 1)), firstPlace: 1),
        ];

        Assert.Equal(masks.Length, masks.Select(mask => string.Concat(mask.Select(isLeftOut => isLeftOut ? 1 : 0))).Distinct().Count());
    }

    [Fact]
    public void Keep_Tokens_CopiesThoseThatStay()
    {
        var dropout = Begun(new WordDropout(0.5f, 1));
        int[] tokens = [.. Enumerable.Range(10, 40)], kept = new int[40];

        var count = dropout.Keep(tokens, row: 3, kept);

        Assert.InRange(count, 5, 35);
        Assert.Equal(tokens.Where((_, place) => !dropout.LeavesOut(3, place)), kept[..count]);
    }

    private static WordDropout Begun(WordDropout dropout)
    {
        dropout.NextStep();
        return dropout;
    }

    private static bool[] Mask(WordDropout dropout, int rows = 1, int firstRow = 0, int firstPlace = 0) =>
        [.. Enumerable.Range(firstRow, rows).SelectMany(row => Enumerable.Range(firstPlace, 100).Select(place => dropout.LeavesOut(row, place)))];
}

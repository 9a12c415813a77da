using NlpMlNet.Splits;

namespace NlpMlNet.Tests.Splits;

public sealed class ShuffledSplitTests
{
    [Fact]
    public void Split_QuarterOfTenRows_HoldsOutThreeDrawnBySeed()
    {
        var split = ShuffledSplit.Split(10, 0.25, seed: 1);

        // round(2.5) = 3.
        Assert.Equal((7, 3), (split.Kept.Count, split.HeldOut.Count));
        Assert.Equal(Enumerable.Range(0, 10), split.Kept.Concat(split.HeldOut).Order());
        Assert.Equal(split.HeldOut, ShuffledSplit.Split(10, 0.25, seed: 1).HeldOut);
        Assert.NotEqual(split.HeldOut, ShuffledSplit.Split(10, 0.25, seed: 2).HeldOut);
    }
}

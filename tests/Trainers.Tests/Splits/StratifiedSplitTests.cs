using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Splits;

namespace NlpMlNet.Tests.Splits;

public sealed class StratifiedSplitTests
{
    [Fact]
    public void Split_TwentyPercent_HoldsOutThatShareOfEachClass()
    {
        string[] rows = [.. Enumerable.Repeat("a", 50), .. Enumerable.Repeat("b", 10), "lonely"];

        var (kept, heldOut) = StratifiedSplit.Split(rows, row => row, 0.2, seed: 1);

        // 0.2 * 50 = 10 of a, 0.2 * 10 = 2 of b; a class with one row stays whole.
        Assert.Equal((10, 2, 0), (heldOut.Count(row => row == "a"), heldOut.Count(row => row == "b"), heldOut.Count(row => row == "lonely")));
        Assert.Equal(49, kept.Count);
    }

    [Fact]
    public void Split_SmallClass_LosesAtLeastOneRowAndNeverAll()
    {
        var (kept, heldOut) = StratifiedSplit.Split(["a", "a"], row => row, 0.01, seed: 1);

        Assert.Equal((1, 1), (kept.Count, heldOut.Count));
        Assert.Single(StratifiedSplit.Split(["a", "a"], row => row, 0.99, seed: 1).Kept);
    }

    [Fact]
    public void Split_FractionZero_KeepsAll() => Assert.Empty(StratifiedSplit.Split(["a", "b", "a"], row => row, 0, seed: 1).HeldOut);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Split_FractionOutOfRange_Throws(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSplit.Split(["a", "b"], row => row, fraction, seed: 1));

    [Fact]
    public void Split_AnyRows_LosesNoneAndKeepsTheirOrder() => Prop.ForAll<int[], int>((labels, seed) =>
    {
        var rows = labels.Select((label, index) => (Label: $"{Math.Abs(label % 4)}", Index: index)).ToArray();

        var (kept, heldOut) = StratifiedSplit.Split(rows, row => row.Label, 0.3, seed);

        return kept.Concat(heldOut).OrderBy(row => row.Index).SequenceEqual(rows)
            && kept.SequenceEqual(kept.OrderBy(row => row.Index))
            && heldOut.SequenceEqual(heldOut.OrderBy(row => row.Index))
            && StratifiedSplit.Split(rows, row => row.Label, 0.3, seed).HeldOut.SequenceEqual(heldOut);
    }).QuickCheckThrowOnFailure();
}

using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Splits;

namespace NlpMlNet.Tests.Splits;

/// <summary>Splits that keep the rows of a group on one side.</summary>
public sealed class GroupedSplitTests
{
    [Fact]
    public void Split_EachGroupOneRow_IsTheSplitWithoutGroups()
    {
        string[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 7 == 0 ? "rare" : i % 2 == 0 ? "a" : "b")];
        int[] groups = [.. Enumerable.Range(100, 60).Reverse()];

        for (var seed = 1; seed < 10; seed++)
        {
            Assert.Equal(StratifiedSplit.Split(labels, 0.2, seed).HeldOut, StratifiedSplit.Split(labels, groups, 0.2, seed).HeldOut);
        }
    }

    [Fact]
    public void Split_GroupsOfOneSize_HoldsOutTheShareOfEachClassInWholeGroups()
    {
        // 20 texts of 5 rows; those of even number are "a", the others "b".
        int[] groups = [.. Enumerable.Range(0, 100).Select(row => row % 20)];
        string[] labels = [.. groups.Select(group => group % 2 == 0 ? "a" : "b")];

        var split = StratifiedSplit.Split(labels, groups, 0.2, seed: 1);

        // 0.2 · 50 = 10 rows of each class are two groups of five.
        Assert.Equal([5, 5, 5, 5], split.HeldOut.CountBy(row => groups[row]).Select(group => group.Value));
        Assert.Equal(10, split.HeldOut.Count(row => labels[row] == "a"));
        Assert.Empty(split.HeldOut.Select(row => groups[row]).Intersect(split.Kept.Select(row => groups[row])));
        Assert.NotEqual(split.HeldOut, StratifiedSplit.Split(labels, groups, 0.2, seed: 2).HeldOut);
    }

    [Fact]
    public void Split_GroupOfSeveralClasses_IsTakenWhenItBringsTheirNumbersNearer()
    {
        // Wanted: round(0.4 · 5) = 2 of a, 2 of b. The first two groups, one of each class in each, fit; the others are too large or of one class.
        string[] labels = ["a", "b", "a", "b", "a", "a", "a", "b", "b", "b"];
        int[] groups = [0, 0, 1, 1, 2, 2, 2, 3, 3, 3];

        for (var seed = 1; seed < 20; seed++)
        {
            var split = StratifiedSplit.Split(labels, groups, 0.4, seed);

            // Whichever comes first: two mixed groups, or one large one for each class (3 is nearer to 2 than 0 is), or a mix that can't be improved.
            Assert.InRange(split.HeldOut.Count, 3, 6);
            Assert.InRange(split.HeldOut.Count(row => labels[row] == "a"), 1, 3);
            Assert.InRange(split.HeldOut.Count(row => labels[row] == "b"), 1, 3);
        }
    }

    [Fact]
    public void Split_EveryGroupTooLarge_HoldsOutTheSmallest()
    {
        // round(0.1 · 12) = 1 row is wanted, and the groups have 3, 4, 2 and 3 rows of two classes.
        int[] groups = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3];
        string[] labels = ["a", "a", "b", "b", "b", "b", "b", "a", "a", "a", "b", "a"];

        Assert.Equal([7, 8], StratifiedSplit.Split(labels, groups, 0.1, seed: 1).HeldOut);
    }

    [Fact]
    public void Split_GroupHasAllRowsOfAClass_StaysInTraining()
    {
        string[] labels = ["a", "a", "a", "b", "b", "b"];
        int[] groups = [0, 0, 0, 1, 1, 1];

        Assert.Empty(StratifiedSplit.Split(labels, groups, 0.5, seed: 1).HeldOut);
        Assert.Equal([0, 1, 2], StratifiedSplit.Split(labels, [0, 0, 0, 1, 2, 3], 0.99, seed: 1).Kept.Take(3));
    }

    [Fact]
    public void Split_LargeAndSmallGroups_AreEquallyLikelyToComeFirst()
    {
        // One group of 10 rows and 30 of one row; a fraction of 0.5 wants 20 rows, so that the large one fits whenever it comes among the first.
        int[] groups = [.. Enumerable.Repeat(0, 10), .. Enumerable.Range(1, 30)];

        var held = Enumerable.Range(0, 400).Count(seed => ShuffledSplit.Split(groups, 0.5, seed).HeldOut.Contains(0));

        // Its place among 31 groups is uniform. Behind k single rows it is taken while 20 − k > k − 10, for k = 0 to 14: 15 of 31 places, 48 %.
        // By the first of its ten rows it would nearly always come among those.
        Assert.InRange(held / 400.0, 0.40, 0.57);
    }

    [Fact]
    public void Split_OtherNumberOfGroupsThanLabels_IsRefused() =>
        Assert.Throws<ArgumentException>("groups", () => StratifiedSplit.Split(["a", "b"], [1], 0.5, seed: 1));

    [Fact]
    public void Split_AnyGroups_NeverParted() => Prop.ForAll<int[], byte>((seeds, percent) =>
    {
        int[] groups = [.. seeds.Select(seed => Math.Abs(seed % 5))];
        int[] labels = [.. seeds.Select(seed => Math.Abs(seed % 3))];
        var split = StratifiedSplit.Split(labels, groups, percent % 100 / 100.0, seed: 1);
        return !split.HeldOut.Select(row => groups[row]).Intersect(split.Kept.Select(row => groups[row])).Any()
            && split.Kept.Concat(split.HeldOut).Order().SequenceEqual(Enumerable.Range(0, labels.Length))
            && labels.Distinct().Order().SequenceEqual(split.Kept.Select(row => labels[row]).Distinct().Order());
    }).QuickCheckThrowOnFailure();
}

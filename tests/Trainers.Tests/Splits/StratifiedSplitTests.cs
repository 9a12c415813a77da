using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Splits;

namespace NlpMlNet.Tests.Splits;

public sealed class StratifiedSplitTests
{
    [Fact]
    public void Split_WholeShares_HoldsOutThatShareOfEachClass()
    {
        string[] labels = [.. Enumerable.Repeat("a", 50), .. Enumerable.Repeat("b", 10), "lonely"];

        var split = StratifiedSplit.Split(labels, 0.2, seed: 1);

        // round(0.2 · 61) = 12: 0.2 · 50 = 10 of a, 0.2 · 10 = 2 of b; a class with one row keeps it.
        Assert.Equal([10, 2, 0], HeldOut(split, labels, "a", "b", "lonely"));
        Assert.Equal(Enumerable.Range(0, 61), split.Kept.Concat(split.HeldOut).Order());
        Assert.NotEqual(split.HeldOut, StratifiedSplit.Split(labels, 0.2, seed: 2).HeldOut);
    }

    [Fact]
    public void Split_BrokenShares_GivesOneMoreToTheLargestRemainders()
    {
        string[] labels = [.. Enumerable.Repeat("a", 9), .. Enumerable.Repeat("b", 4), .. Enumerable.Repeat("c", 2)];

        var split = StratifiedSplit.Split(labels, 0.3, seed: 1);

        // round(0.3 · 15 = 4.5) = 5. Shares: 2.7, 1.2, 0.6; their floors 2, 1, 0 make 3; one more for a (0.7) and c (0.6).
        Assert.Equal([3, 1, 1], HeldOut(split, labels, "a", "b", "c"));
    }

    [Fact]
    public void Split_ManyClassesOfFiveRows_HoldsOutTheTenthThatWasAskedFor()
    {
        int[] labels = [.. Enumerable.Range(0, 40).SelectMany(label => Enumerable.Repeat(label, 5))];

        var first = StratifiedSplit.Split(labels, 0.1, seed: 1).HeldOut.Select(row => labels[row]).ToArray();
        var second = StratifiedSplit.Split(labels, 0.1, seed: 2).HeldOut.Select(row => labels[row]).ToArray();

        // 20 of 200 rows, and the classes that give one, all of them with a remainder of 0.5, are drawn.
        Assert.Equal((20, 20), (first.Length, first.Distinct().Count()));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Split_ClassesCalledOtherwise_HoldsOutTheSameRows()
    {
        string[] names = ["neutral", "bad", "good", "bad", "good", "good", "neutral", "bad", "odd", "good", "neutral", "bad", "odd"];
        var numbers = names.Select(name => (uint)Array.IndexOf(["odd", "good", "neutral", "bad"], name)).ToArray();

        for (var seed = 0; seed < 20; seed++)
        {
            Assert.Equal(StratifiedSplit.Split(names, 0.3, seed).HeldOut, StratifiedSplit.Split(numbers, 0.3, seed).HeldOut);
        }
    }

    [Theory]
    [InlineData(3, 0.1, 1)] // at least one row is held out
    [InlineData(2, 0.9, 1)] // and at least one is left
    [InlineData(2, 0.9999999999999999, 1)]
    [InlineData(5, 0.5, 3)] // a half is rounded up
    [InlineData(1, 0.5, 0)]
    [InlineData(50, 0.0, 0)]
    [InlineData(50, 0.2, 10)]
    [InlineData(0, 0.2, 0)]
    public void Split_OneClass_HoldsOutThisMany(int rows, double fraction, int held)
    {
        var split = StratifiedSplit.Split(new string[rows].Select(_ => "a").ToArray(), fraction, seed: 1);

        Assert.Equal((rows - held, held), (split.Kept.Count, split.HeldOut.Count));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Split_FractionOutOfRange_Throws(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSplit.Split(["a", "b"], fraction, seed: 1));

    [Fact]
    public void Split_AnyRows_LosesNoneAndTakesNoClassWhole() => Prop.ForAll<int[], int>((numbers, seed) =>
    {
        var labels = Array.ConvertAll(numbers, number => Math.Abs(number % 4));

        var split = StratifiedSplit.Split(labels, 0.3, seed);

        return split.Kept.Concat(split.HeldOut).Order().SequenceEqual(Enumerable.Range(0, labels.Length))
            && split.Kept.SequenceEqual(split.Kept.Order())
            && split.HeldOut.SequenceEqual(split.HeldOut.Order())
            && labels.All(label => split.Kept.Any(row => labels[row] == label))
            && StratifiedSplit.Split(labels, 0.3, seed).HeldOut.SequenceEqual(split.HeldOut);
    }).QuickCheckThrowOnFailure();

    private static int[] HeldOut(RowSplit split, string[] labels, params string[] of) =>
        Array.ConvertAll(of, label => split.HeldOut.Count(row => labels[row] == label));
}

using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Tokens;
using static NlpMlNet.Tokens.SequenceSide;

namespace NlpMlNet.Tests.Tokens;

public sealed class PlacementTests
{
    [Theory]
    [InlineData(2, 5, End, End, 0, 0, 2)]
    [InlineData(2, 5, Beginning, End, 0, 3, 2)]
    [InlineData(7, 5, End, End, 0, 0, 5)]
    [InlineData(7, 5, End, Beginning, 2, 0, 5)]
    [InlineData(7, 5, Beginning, Beginning, 2, 0, 5)]
    [InlineData(5, 5, Beginning, Beginning, 0, 0, 5)]
    [InlineData(0, 5, Beginning, End, 0, 5, 0)]
    public void Of_ShorterOrLongerRow_SaysWhatGoesWhere(
        int length, int target, SequenceSide padAt, SequenceSide truncateAt, int from, int to, int count) =>
        Assert.Equal(new Placement(from, to, count), Placement.Of(length, target, padAt, truncateAt));

    [Fact]
    public void Of_AnyLengths_StaysInsideBothRows()
    {
        var side = Gen.Elements(End, Beginning);
        var cases = Gen.Choose(0, 20).Zip(Gen.Choose(1, 20)).Zip(side.Zip(side)).ToArbitrary();

        Prop.ForAll(cases, one =>
        {
            var ((length, target), (padAt, truncateAt)) = one;
            var placement = Placement.Of(length, target, padAt, truncateAt);
            return placement.Count == Math.Min(length, target)
                && placement.From >= 0 && placement.From + placement.Count <= length
                && placement.To >= 0 && placement.To + placement.Count <= target;
        }).QuickCheckThrowOnFailure();
    }
}

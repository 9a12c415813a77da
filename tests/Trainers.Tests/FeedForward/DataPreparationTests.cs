using NlpMlNet.Networks;
using NlpMlNet.Numerics;
using NlpMlNet.Tests.Networks;

namespace NlpMlNet.Tests.FeedForward;

/// <summary>Standardisation and first weights.</summary>
public class DataPreparationTests
{
    [Fact]
    public void Standardizer_DenseRows_GivesMeanZeroAndDeviationOne()
    {
        // Slot 0: 2001, 2002, 2006: mean 2003, variance (4 + 1 + 9) / 3 = 14/3. Slot 1 never changes.
        var rows = new DenseRows([2001, 5, 2002, 5, 2006, 5], 2, [0, 1, 0], []);

        var standardizer = Standardizer.Learn(rows, WeightedRows.Create(rows, [0, 1, 2], null));

        Assert.Equal([2003f, 5f], standardizer.Shift.ToArray());
        Assert.Equal(1 / Math.Sqrt(14 / 3.0), standardizer.Scale[0], 1e-6);
        Assert.Equal(0f, standardizer.Scale[1]);
        Assert.Equal(-2 / Math.Sqrt(14 / 3.0), standardizer.Apply(2001f, 0), 1e-6);
    }

    [Fact]
    public void Standardizer_ValidationRows_AreNotLookedAt()
    {
        var rows = new DenseRows([1, 3, 1000], 1, [0, 1, 0], []);

        var standardizer = Standardizer.Learn(rows, WeightedRows.Create(rows, [0, 1], null));

        Assert.Equal([2f], standardizer.Shift.ToArray());
        Assert.Equal([1f], standardizer.Scale.ToArray());
    }

    [Theory]
    [InlineData("ReLU", 1.224745)] // √(3 · 2/4): He
    [InlineData("Sigmoid", 0.774597)] // √(6 / (4 + 6)): Glorot
    [InlineData("SELU", 0.866025)] // √(3/4): LeCun
    public void Limit_FourInputsSixUnits_FollowsTheActivation(string activation, double limit) =>
        Assert.Equal(limit, Initialization.Limit(ActivationTests.All[activation], 4, 6), 1e-5);

    [Fact]
    public void RandomStream_Draws_AreUniformAndReproducible()
    {
        var random = new RandomStream(1, 1);
        var draws = Enumerable.Range(0, 20_000).Select(_ => random.NextSymmetric()).ToArray();
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.NextBelow(7)]++;
        }

        // Standard deviations: mean √(1/3 / 20000) = 0.004; counts √(70000 · 6/49) = 93.
        Assert.All(draws, draw => Assert.InRange(draw, -1f, 1f));
        Assert.Equal(0, draws.Average(), 0.02);
        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
        Assert.Equal(new RandomStream(1, 1).At(1), Second(new RandomStream(1, 1)));
        Assert.NotEqual(Second(new RandomStream(1, 1)), Second(new RandomStream(1, 2)));

        static ulong Second(RandomStream stream)
        {
            stream.Next();
            return stream.Next();
        }
    }
}

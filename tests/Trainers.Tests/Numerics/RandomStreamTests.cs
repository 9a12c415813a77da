using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.Numerics;

public class RandomStreamTests
{
    [Fact]
    public void Draws_OfAStream_AreUniformAndReproducible()
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

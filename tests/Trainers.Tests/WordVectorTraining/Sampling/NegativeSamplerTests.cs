using NlpMlNet.Numerics;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

public sealed class NegativeSamplerTests
{
    private static readonly long[] Counts = [1000, 256, 81, 16, 16, 1];

    [Theory]
    [InlineData(0.75)]
    [InlineData(0.5)]
    [InlineData(0)]
    [InlineData(1)]
    public void Table_AnyExponent_HoldsTheExactProbabilities(double exponent)
    {
        var sampler = new NegativeSampler(Counts, exponent);

        var sum = Counts.Sum(count => Math.Pow(count, exponent));
        Assert.All(Counts.Index(), word => Assert.Equal(Math.Pow(word.Item, exponent) / sum, sampler.ProbabilityOf(word.Index), 8));
    }

    [Fact]
    public void Draw_ManyTimes_FollowsTheDistribution()
    {
        var sampler = new NegativeSampler(Counts, 0.75);
        var random = new RandomStream(1, 99);
        const int Draws = 1_000_000;

        var drawn = new int[Counts.Length];
        for (var i = 0; i < Draws; i++)
        {
            drawn[sampler.Draw(ref random)]++;
        }

        // Pearson's chi-square with 5 degrees of freedom: above 20.5 in one of 1000 cases.
        var sum = Counts.Sum(count => Math.Pow(count, 0.75));
        var chiSquare = Counts.Zip(drawn).Sum(word =>
        {
            var expected = Draws * Math.Pow(word.First, 0.75) / sum;
            return Math.Pow(word.Second - expected, 2) / expected;
        });
        Assert.InRange(chiSquare, 0, 20.5);
    }
}

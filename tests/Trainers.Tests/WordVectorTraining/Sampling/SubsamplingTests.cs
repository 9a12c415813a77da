using NlpMlNet.Numerics;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

public sealed class SubsamplingTests
{
    [Theory]
    [InlineData(0.01, 0.0001, 0.11)] // √(0.0001 / 0.01) + 0.0001 / 0.01 = 0.1 + 0.01
    [InlineData(0.0004, 0.0001, 0.75)] // √0.25 + 0.25
    [InlineData(0.0001, 0.0001, 1)] // 1 + 1, at most 1
    public void KeepProbability_IsThePapers(double share, double threshold, double expected) =>
        Assert.Equal(expected, Subsampling.KeepProbability(share, threshold), 12);

    [Fact]
    public void Keeps_ManyPlaces_KeepsTheShareThatIsExpected()
    {
        // Shares 0.64, 0.32, 0.04 with t = 0.04: √(1/16) + 1/16 = 0.3125; √(1/8) + 1/8 = 0.4786; at least 1.
        var subsampling = new Subsampling([64, 32, 4], 0.04);
        double[] expected = [0.3125, 0.4785533905932738, 1];
        var stream = new RandomStream(7, RandomUse.Subsampling);
        const int Places = 100_000;

        var kept = new int[3];
        for (var place = 0; place < Places; place++)
        {
            for (var word = 0; word < 3; word++)
            {
                kept[word] += subsampling.Keeps(word, stream, place) ? 1 : 0;
            }
        }

        // Four standard deviations of a share: 4 √(p (1 - p) / n).
        Assert.All(expected.Zip(kept), pair =>
            Assert.InRange(Math.Abs(((double)pair.Second / Places) - pair.First), 0, 4 * Math.Sqrt(pair.First * (1 - pair.First) / Places)));
    }

    [Fact]
    public void Keeps_SamePlace_DecidesTheSame()
    {
        var subsampling = new Subsampling([50, 50], 0.01);

        bool[] Decide() => [.. Enumerable.Range(0, 100).Select(place => subsampling.Keeps(0, new RandomStream(1, 5), place))];

        Assert.Equal(Decide(), Decide());
        Assert.Contains(true, Decide());
        Assert.Contains(false, Decide());
    }
}

using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Decoding;

namespace NlpMlNet.Tests.Decoding;

/// <summary>Reference values of an implementation of its own in Python (double precision).</summary>
public sealed class TailCutTests
{
    private static readonly float[] Scores = [1.2f, -0.3f, 0.8f, -1.5f, 0.1f, 0.6f, -0.9f];

    public static TheoryData<Sampling, double[]> Reference => new()
    {
        { new(), [0.337291, 0.07526, 0.226093, 0.022668, 0.112275, 0.185109, 0.041304] },
        { new() { Temperature = 0.7 }, [0.419274, 0.049189, 0.236772, 0.008859, 0.087103, 0.177929, 0.020874] },
        { new() { TopK = 3 }, [0.450627, 0, 0.302064, 0, 0, 0.247309, 0] },
        { new() { TopP = 0.8 }, [0.391849, 0, 0.262664, 0, 0.130435, 0.215051, 0] },
        { new() { MinimumP = 0.2 }, [0.360343, 0.080403, 0.241545, 0, 0.119948, 0.19776, 0] },
        { new() { Temperature = 1.5, TopK = 5, TopP = 0.9, MinimumP = 0.5 }, [0.410467, 0, 0.314388, 0, 0, 0.275144, 0] },
        { new() { Temperature = 0.5, TopP = 0.95 }, [0.537251, 0, 0.241403, 0, 0.059529, 0.161817, 0] },
        { new() { TopK = 4, TopP = 0.7 }, [0.450627, 0, 0.302064, 0, 0, 0.247309, 0] },
    };

    [Theory]
    [MemberData(nameof(Reference))]
    public void Apply_Settings_GiveTheReferencesDistribution(Sampling settings, double[] expected) =>
        Assert.All(Distribution(Scores, settings), (probability, i) => Assert.Equal(expected[i], probability, 1e-6));

    [Fact]
    public void Apply_TopKWithEquals_KeepsAllOfThem() =>
        Assert.Equal([0.4, 0.3, 0.3, 0], Distribution([.. Logarithms(0.4, 0.3, 0.3, 0.2)], new() { TopK = 2 }).Select(p => Math.Round(p, 6)));

    // 0.5 reaches 0.5 alone; 0.51 needs the next, and of equal ones the lower id.
    [Theory]
    [InlineData(0.49, new[] { 1 })]
    [InlineData(0.52, new[] { 1, 0 })]
    [InlineData(0.76, new[] { 1, 0, 2 })]
    public void Apply_TopP_KeepsTheFewestTokensThatReachIt(double topP, int[] kept)
    {
        float[] scores = [.. Logarithms(0.25, 0.5, 0.25)];

        TailCut.Apply(scores, new() { TopP = topP });

        Assert.Equal(kept.Order(), Enumerable.Range(0, 3).Where(id => scores[id] > float.NegativeInfinity));
    }

    [Fact]
    public void Apply_AnyConstantAddedToScores_ChangesNothing()
    {
        var settings = new Sampling { Temperature = 0.8, TopK = 5, TopP = 0.9, MinimumP = 0.1 };

        var moved = Distribution([.. Scores.Select(score => score + 40)], settings);

        Assert.All(Distribution(Scores, settings), (probability, i) => Assert.Equal(probability, moved[i], 1e-5));
    }

    [Fact]
    public void Apply_TopP_IsWhatSortingAllGives() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>().Filter(bytes => bytes.Length > 0), ArbMap.Default.ArbFor<byte>(), (bytes, share) =>
        {
            float[] scores = [.. bytes.Select(b => b / 16f)];
            var (probability, all) = (((share % 98) + 1) / 100.0, Distribution(scores, new()));
            var (expected, mass) = (new HashSet<int>(), 0.0);
            foreach (var id in Enumerable.Range(0, all.Length).OrderByDescending(id => scores[id]))
            {
                if (mass < probability - 1e-9)
                {
                    expected.Add(id);
                }

                mass += all[id];
            }

            TailCut.Apply(scores, new() { TopP = probability });

            Assert.Equal(expected.Order(), Enumerable.Range(0, scores.Length).Where(id => scores[id] > float.NegativeInfinity));
        }));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.249, 1)]
    [InlineData(0.251, 2)]
    [InlineData(0.749, 2)]
    [InlineData(0.751, 4)]
    [InlineData(0.999999999, 4)]
    public void Draw_UniformNumber_TakesTheTokenWhoseIntervalHoldsIt(double uniform, int expected) =>
        Assert.Equal(expected, TailCut.Draw([.. Logarithms(0, 0.25, 0.5, 0, 0.25, 0)], uniform));

    [Fact]
    public void Draw_NothingLeft_IsMinusOne() => Assert.Equal(-1, TailCut.Draw([float.NegativeInfinity, float.NegativeInfinity], 0.5));

    [Fact]
    public void LargestScores_OfAnyScores_AreTheFirstOfAStableSort() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte>(), (bytes, count) =>
        {
            float[] scores = [.. bytes.Select(b => b % 5 == 0 ? float.NegativeInfinity : b % 16)];
            var expected = scores.Index().Where(score => float.IsFinite(score.Item)).OrderByDescending(score => score.Item).Take(1 + (count % 9));

            Assert.Equal(expected, LargestScores.Of(scores, 1 + (count % 9)));
        }));

    private static IEnumerable<float> Logarithms(params double[] probabilities) => probabilities.Select(p => (float)Math.Log(p));

    private static double[] Distribution(float[] scores, Sampling settings)
    {
        float[] left = [.. scores];
        TailCut.Apply(left, settings);
        var sum = left.Sum(score => Math.Exp(score));
        return [.. left.Select(score => Math.Exp(score) / sum)];
    }
}

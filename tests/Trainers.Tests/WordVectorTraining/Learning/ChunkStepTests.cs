namespace NlpMlNet.Tests.WordVectorTraining;

public sealed class ChunkStepTests
{
    [Fact]
    public void Learn_OnePair_ChangesAsComputedByHand()
    {
        // Words 0, 1 and 2; nearly every sample is word 2. h = v0 = (1, 2), o1 = (0.5, 0), o2 = (0, 0.25): both scores are 0.5.
        var bench = new StepBench(3, [1, 1, 1_000_000_000_000_000], 2, negatives: 5).Add([0], [1]);
        Set(bench.Row(0), 1, 2);
        Set(bench.OutputRow(1), 0.5f, 0);
        Set(bench.OutputRow(2), 0, 0.25f);

        var loss = bench.Learn(rate: 0.1f);

        // σ(0.5) = 0.6224593. Target: 0.1 (1 - 0.6224593) = 0.03775407; negatives: -0.1 x 5 x 0.6224593 = -0.31122967.
        Close([0.03775407, 0.07550813], bench.ChangeOf(bench.Table.OutputRowOf(1)));
        Close([-0.31122967, -0.62245933], bench.ChangeOf(bench.Table.OutputRowOf(2)));
        Close([0.03775407 * 0.5, -0.31122967 * 0.25], bench.ChangeOf(0));

        // -log σ(0.5) - 5 log σ(-0.5) = 0.4740770 + 5 x 0.9740770.
        Assert.Equal(5.3444620, loss, 5);
    }

    [Fact]
    public void Learn_SampleIsTheTarget_IsNoNegative()
    {
        var bench = new StepBench(2, [1, 1_000_000_000_000_000], 2, negatives: 5).Add([0], [1]);
        Set(bench.Row(0), 1, 2);
        Set(bench.OutputRow(1), 0.5f, 0);

        bench.Learn(rate: 0.1f);

        Close([0.03775407, 0.07550813], bench.ChangeOf(bench.Table.OutputRowOf(1)));
    }

    [Fact]
    public void Learn_SeveralExamples_FollowsTheGradient()
    {
        var bench = Filled();
        bench.Learn(rate: 1);
        var changes = Enumerable.Range(0, bench.Table.Rows).Select(bench.ChangeOf).ToArray();

        // Central differences; the second example has two inputs, each of which moves by the whole gradient for their mean, not by half of it.
        for (var row = 0; row < bench.Table.Rows; row++)
        {
            var timesMean = row is 1 or 4 ? 2 : 1;
            for (var i = 0; i < bench.Table.Dimension; i++)
            {
                Assert.Equal(-Slope(bench, row, i) * timesMean, changes[row][i], 2e-3);
            }
        }
    }

    private static double Slope(StepBench bench, int row, int column)
    {
        const float H = 1e-2f;
        var value = bench.Row(row)[column];
        bench.Row(row)[column] = value + H;
        var above = bench.Learn(rate: 1);
        bench.Row(row)[column] = value - H;
        var below = bench.Learn(rate: 1);
        bench.Row(row)[column] = value;
        return (above - below) / (2 * H);
    }

    private static StepBench Filled()
    {
        var bench = new StepBench(5, [5, 4, 3, 2], 19, negatives: 3).Add([0], [1, 2, 1]).Add([1, 4], [3]).Add([2], [0, 3]).Add([3], [0]).Add([0], [2]);
        var random = new Random(5);
        for (var row = 0; row < bench.Table.Rows; row++)
        {
            foreach (ref var value in bench.Row(row))
            {
                value = random.NextSingle() - 0.5f;
            }
        }

        return bench;
    }

    private static void Set(Span<float> row, params ReadOnlySpan<float> values) => values.CopyTo(row);

    private static void Close(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
}

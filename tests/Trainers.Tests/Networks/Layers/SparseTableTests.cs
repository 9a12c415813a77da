using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public sealed class SparseTableTests
{
    [Fact]
    public void Add_SlotsOfARow_SumsTheirWeightsFromTheBiases()
    {
        var table = new SparseTable(3, 2, [1, 2, 3, 4, 5, 6, 0.5f, -0.5f]); // three slots of two outputs each, then two biases
        var sums = new float[16];

        table.Start(sums);
        table.Add(0, 2, sums);
        table.Add(2, -1, sums);

        Assert.Equal(2, table.Outputs);
        Assert.Equal([-2.5f, -2.5f], sums[..2]); // 0.5 + 2·1 - 5, -0.5 + 2·2 - 6
        Assert.All(sums[2..], sum => Assert.Equal(0, sum));
    }

    [Fact]
    public void Add_MoreOutputsThanAVectorHolds_ReachesThemAll()
    {
        float[] weights = [.. Enumerable.Range(0, 2 * 35).Select(i => (float)i)], biases = [.. Enumerable.Repeat(1f, 35)];
        var table = new SparseTable(2, 35, [.. weights, .. biases]);
        var sums = new float[48];

        table.Start(sums);
        table.Add(1, 2, sums);

        Assert.Equal(Enumerable.Range(0, 35).Select(output => 1f + (2 * (35 + output))), sums[..35]);
    }
}

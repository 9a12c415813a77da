using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public sealed class RowWeightsTests
{
    private static readonly DenseRows Rows = new([1, 2, 3, 4], 1, [0, 1, 2, 1], [2, 0.5f, 1, 4]);

    [Fact]
    public void Of_ExampleAndClassWeights_MultipliesThem()
    {
        Assert.Equal([2f, 0.5f, 1, 4], RowWeights.Of(Rows, null));
        Assert.Equal([20f, 1.5f, 0, 12], RowWeights.Of(Rows, [10, 3, 0]));
        Assert.Equal([10f, 3, 0], RowWeights.Of(new DenseRows([1, 2, 3], 1, [0, 1, 2], []), [10, 3, 0]));
    }

    [Fact]
    public void Normalized_SomeRows_HaveTheMeanOneAndOthersAreDividedLikewise() =>
        Assert.Equal([0.4f, 0.8f, 1.2f, 1.6f], RowWeights.Normalized([1, 2, 3, 4], [1, 2]), (a, b) => Math.Abs(a - b) < 1e-6f); // by (2 + 3) / 2

    [Fact]
    public void Normalized_TinyWeights_AreNotTakenForZero() => Assert.Equal([1f, 1], RowWeights.Normalized([1e-30f, 1e-30f], [0, 1]));

    [Fact]
    public void Create_ChosenRows_SumUpToTheirNumber()
    {
        var chosen = WeightedRows.Create(Rows, [3, 0, 1], [1, 2, 1]);

        Assert.Equal((3, 3.0), (chosen.Count, chosen.TotalWeight));
        Assert.Equal(3f, chosen.Order.Sum(row => chosen.Weights[row]), 1e-6f);
        Assert.Equal(8f, chosen.Weights[3] / chosen.Weights[1], 1e-6f); // 4 · 2 to 0.5 · 2
    }
}

using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.Networks;

/// <summary>Trained layers give what the formulas say, row by row and in blocks, whatever their widths.</summary>
public sealed class DenseStackTests
{
    public static TheoryData<int[]> Widths => [.. (int[][])[[2, 1], [1, 1, 1], [3, 40, 70, 5], [33, 16, 17, 3], [600, 20, 2], [4, 520, 2]]];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Forward_AnyWidths_AgreesWithDoublePrecision(int[] widths)
    {
        var (parameters, input, sums) = (Numbers(CountOf(widths), 1), Numbers(widths[0], 2), new float[widths[^1]]);

        new DenseStack(widths, Activation.Sigmoid, parameters).Forward(input, sums); // f(0) isn't 0: padding must not count

        var expected = ReferenceNetwork.Outputs(
            Array.ConvertAll(input, x => (double)x), Array.ConvertAll(parameters, x => (double)x), widths, Activation.Sigmoid, OutputFunction.Identity);
        Assert.All(expected.Zip(sums), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Predict_RowsInABlock_AreTheBitsOfSingleRows(int[] widths)
    {
        const int Rows = 11;
        var stack = new DenseStack(widths, Activation.GELU, Numbers(CountOf(widths), 1));
        var standardizer = new Standardizer(Numbers(widths[0], 3), Numbers(widths[0], 4));
        var (rows, sums) = (Numbers(Rows * widths[0], 2), new float[Rows * widths[^1]]);

        new RowBlockPrediction(stack.Layers, standardizer, stack.Activation).Predict(rows, sums);

        for (var row = 0; row < Rows; row++)
        {
            float[] input = new float[widths[0]], expected = new float[widths[^1]];
            standardizer.Apply(rows.AsSpan(row * widths[0], widths[0]), input);
            stack.Forward(input, expected);
            Assert.Equal(expected, sums.AsSpan(row * widths[^1], widths[^1]).ToArray());
        }
    }

    [Fact]
    public void Predict_WholeBlock_ReachesItsLastRow()
    {
        var stack = new DenseStack([1, 1], Activation.ReLU, [2, 3]);
        float[] rows = [.. Enumerable.Range(0, RowBlockPrediction.LargestBlock).Select(row => (float)row)];
        var sums = new float[rows.Length];

        new RowBlockPrediction(stack.Layers, Standardizer.None, stack.Activation).Predict(rows, sums);

        Assert.Equal(rows.Select(row => (2 * row) + 3), sums);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void CopyParameters_OfAStack_AreThoseItWasMadeOf(int[] widths)
    {
        var parameters = Numbers(CountOf(widths), 1);

        var stack = new DenseStack(widths, Activation.ReLU, parameters);

        Assert.Equal(parameters, stack.CopyParameters());
        Assert.Equal((widths[0], widths[^1]), (stack.Inputs, stack.Outputs));
        Assert.Equal(widths.Zip(widths.Skip(1)), stack.Layers.Select(layer => (layer.Inputs, layer.Outputs)));
    }

    [Fact]
    public void CountParameters_Widths_CountsWeightsAndBiases()
    {
        Assert.Equal((4 * 3) + 3 + (3 * 2) + 2, DenseStack.CountParameters([4, 3, 2]));
        Assert.Equal(0, DenseStack.CountParameters([4]));
        Assert.Equal(2_147_483_648L * 2_147_483_647L, DenseStack.CountParameters([int.MaxValue, int.MaxValue]));
        Assert.Throws<OverflowException>(() => DenseStack.CountParameters([int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue]));
    }

    private static int CountOf(int[] widths) => (int)DenseStack.CountParameters(widths);

    private static float[] Numbers(int count, ulong purpose)
    {
        var random = new RandomStream(1, purpose);
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan())
        {
            number = 0.5f * random.NextSymmetric();
        }

        return numbers;
    }
}

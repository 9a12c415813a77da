using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public class OutputHeadTests
{
    [Fact]
    public void Softmax_LargeSums_SumsToOneWithoutOverflow()
    {
        float[] z = [1000f, 999f, -1000f];

        OutputFunction.Softmax.Apply(z);

        // 1 / (1 + e⁻¹) = 0.7310586
        Assert.Equal(0.7310586f, z[0], 1e-6f);
        Assert.Equal(0.2689414f, z[1], 1e-6f);
        Assert.Equal(0f, z[2]);
        Assert.Equal(1f, z.Sum(), 1e-6f);
    }

    [Theory]
    [InlineData(200f, 1f, 0f, 0f)]
    [InlineData(200f, 0f, 200f, 1f)] // the loss of a sure mistake is the sum itself, the derivative p - y = 1
    [InlineData(-200f, 1f, 200f, -1f)]
    [InlineData(0f, 1f, 0.6931472f, -0.5f)]
    public void SigmoidCrossEntropy_LargeSums_StaysExact(float z, float target, float loss, float delta)
    {
        float[] row = [z];

        var found = new SigmoidCrossEntropyHead(true).LossAndDelta(row, target);

        Assert.Equal(loss, found, 1e-5f);
        Assert.Equal(delta, row[0], 1e-6f);
    }

    [Fact]
    public void SoftmaxCrossEntropy_LargeSums_StaysExact()
    {
        float[] row = [500f, 0f, 499f];

        var loss = new SoftmaxCrossEntropyHead(3).LossAndDelta(row, 1f);

        // ln(e⁵⁰⁰ + e⁰ + e⁴⁹⁹) - 0 = 500 + ln(1 + e⁻¹) = 500.31326
        Assert.Equal(500.31326f, loss, 1e-3f);
        Assert.Equal([0.7310586f, -1f, 0.2689414f], row, (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void Create_CrossEntropyOfIdentity_ThrowsNamingBoth()
    {
        var e = Assert.Throws<ArgumentException>("loss", () => OutputHead.Create(OutputFunction.Identity, LossFunction.CrossEntropy, 1, false));

        Assert.StartsWith(
            "The loss CrossEntropy needs probabilities, but the output is Identity. Choose the output Sigmoid or Softmax, or the loss Squared.",
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Softmax_Sums_GivesTheLogarithmOfTheTotal()
    {
        float[] z = [MathF.Log(1), MathF.Log(2), MathF.Log(5)];

        var logTotal = OutputFunctions.Softmax(z);

        Assert.Equal(MathF.Log(8), logTotal, 1e-6f); // 1 + 2 + 5
        Assert.Equal([0.125f, 0.25f, 0.625f], z, (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void Apply_SigmoidOrIdentity_ActsOnEachSum()
    {
        float[] sigmoid = [0, MathF.Log(3), -MathF.Log(3)], identity = [2, -3];

        OutputFunction.Sigmoid.Apply(sigmoid);
        OutputFunction.Identity.Apply(identity);

        Assert.Equal([0.5f, 0.75f, 0.25f], sigmoid, (a, b) => Math.Abs(a - b) < 1e-6f); // 1 / (1 + 1/3), 1 / (1 + 3)
        Assert.Equal([2f, -3f], identity);
    }

    [Fact]
    public void Squared_Outputs_AreHalfTheSquaredDistanceToTheClass()
    {
        float[] row = [0.5f, -1, 2];

        var loss = new SquaredHead(OutputFunction.Identity, 3, true).LossAndDelta(row, 2);

        Assert.Equal(1.125f, loss, 1e-6f); // (0.5² + 1² + (2 - 1)²) / 2
        Assert.Equal([0.5f, -1f, 1f], row);
    }

    [Fact]
    public void Squared_Softmax_DeltaIsThatOfTheProbabilities()
    {
        float[] row = [MathF.Log(1), MathF.Log(3)];

        var loss = new SquaredHead(OutputFunction.Softmax, 2, true).LossAndDelta(row, 1);

        // p = (1/4, 3/4), e = (1/4, -1/4): loss (1/16 + 1/16) / 2; Σ e p = 1/16 - 3/16 = -1/8; p (e + 1/8) = (3/32, -3/32)
        Assert.Equal(0.0625f, loss, 1e-6f);
        Assert.Equal([0.09375f, -0.09375f], row, (a, b) => Math.Abs(a - b) < 1e-6f);
    }

    [Theory]
    [InlineData(OutputFunction.Sigmoid, LossFunction.CrossEntropy, typeof(SigmoidCrossEntropyHead))]
    [InlineData(OutputFunction.Softmax, LossFunction.CrossEntropy, typeof(SoftmaxCrossEntropyHead))]
    [InlineData(OutputFunction.Sigmoid, LossFunction.Squared, typeof(SquaredHead))]
    [InlineData(OutputFunction.Identity, LossFunction.Squared, typeof(SquaredHead))]
    public void Create_OutputAndLoss_GivesTheirHead(OutputFunction output, LossFunction loss, Type head)
    {
        var made = OutputHead.Create(output, loss, output == OutputFunction.Softmax ? 4 : 1, true);

        Assert.IsType(head, made);
        Assert.Equal((output, output == OutputFunction.Softmax ? 4 : 1, true), (made.Function, made.Outputs, made.IsClassification));
    }
}

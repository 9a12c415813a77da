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

        Assert.StartsWith("The loss CrossEntropy needs probabilities, but the output is Identity.", e.Message, StringComparison.Ordinal);
    }
}

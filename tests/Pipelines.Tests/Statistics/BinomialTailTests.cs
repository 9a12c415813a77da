using NlpMlNet.Statistics;

namespace NlpMlNet.Tests.Statistics;

public sealed class BinomialTailTests
{
    [Theory]
    [InlineData(0, 10, 0.01, 1)]
    [InlineData(1, 10, 0.01, 0.0956179249911955)] // 1 − 0.99¹⁰
    [InlineData(2, 10, 0.01, 0.0042662002428315)] // … − 10 · 0.01 · 0.99⁹
    [InlineData(2, 3, 0.5, 0.5)] // (3 + 1) / 8
    [InlineData(3, 3, 0.5, 0.125)]
    [InlineData(1, 7, 0, 0)]
    public void AtLeast_ByHand_IsThatProbability(int successes, int trials, double probability, double expected) =>
        Assert.Equal(expected, BinomialTail.AtLeast(successes, trials, probability), 1e-12);
}

using NlpMlNet.Statistics;

namespace NlpMlNet.Tests.Statistics;

public sealed class BootstrapTests
{
    [Fact]
    public void OfMacroF1_SixRows_GivesTheQuantilesOfAllResamples()
    {
        // All 6⁶ = 46,656 resamples of four rows of a (three of them right) and two of b (one right), counted one by one: the share of those
        // with a macro-F1 below 0.25 is 0.0178, up to 0.25 it is 0.0693; 0.9122 have less than 1. So the quantiles are 0.25 and 1.
        var interval = Bootstrap.OfMacroF1([[3, 1], [1, 1]], seed: 1);

        Assert.Equal((0.25, 1.0), (interval.Low, interval.High));
    }

    [Fact]
    public void OfMacroF1_ClassThatNoRowHas_IsLeftOut() =>
        Assert.Equal(new ConfidenceInterval(1, 1), Bootstrap.OfMacroF1([[5, 0, 0], [0, 5, 0], [0, 0, 0]], seed: 1));

    [Fact]
    public void OfMacroF1_ManyRows_IsAsWideAsTheLargeSampleFormula()
    {
        // Two classes of 2,000 rows each, 1,600 right in both: recall = precision = F1 = 0.8 = accuracy, and by symmetry the macro-F1 moves with the accuracy:
        // a standard error of about √(0.8 · 0.2 / 4000) = 0.006325, hence 0.8 ± 0.0124.
        var interval = Bootstrap.OfMacroF1([[1600, 400], [400, 1600]], seed: 1);

        Assert.Equal(0.7876, interval.Low, 0.0015);
        Assert.Equal(0.8124, interval.High, 0.0015);
    }

    [Fact]
    public void OfMacroF1_SameSeed_GivesTheSameInterval()
    {
        int[][] confusion = [[13, 4], [6, 11]];

        Assert.Equal(Bootstrap.OfMacroF1(confusion, seed: 3), Bootstrap.OfMacroF1(confusion, seed: 3));
        Assert.NotEqual(Bootstrap.OfMacroF1(confusion, seed: 3), Bootstrap.OfMacroF1(confusion, seed: 4));
    }

    [Fact]
    public void OfMacroF1_NoRows_IsRefused() => Assert.Throws<ArgumentException>("confusion", () => Bootstrap.OfMacroF1([[0, 0], [0, 0]], seed: 1));
}

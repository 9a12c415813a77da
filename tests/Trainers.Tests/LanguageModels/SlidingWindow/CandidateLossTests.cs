using NlpMlNet.LanguageModels;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class CandidateLossTests
{
    [Fact]
    public void LossAndDelta_ThreeCandidates_IsTheCrossEntropyOfTheirSoftmax()
    {
        var products = new PanelMatrix(1, 3);
        (products[0, 0], products[0, 1], products[0, 2]) = (0, MathF.Log(3), MathF.Log(2));
        var offsets = new float[32];
        Array.Fill(offsets, float.NegativeInfinity);
        (offsets[0], offsets[1], offsets[2]) = (0, 0, MathF.Log(2)); // a class that is a candidate in half of the cases counts twice

        var loss = CandidateLoss.LossAndDelta(products, 0, offsets, target: 1, share: 0.5f);

        // exp: 1, 3, 2 * 2 = 4; P = 1/8, 3/8, 4/8; L = -ln 3/8; delta = (P - [target]) / 2.
        Assert.Equal(-Math.Log(3.0 / 8), loss, 1e-6);
        Assert.Equal(1.0 / 16, products[0, 0], 1e-6);
        Assert.Equal(-5.0 / 16, products[0, 1], 1e-6);
        Assert.Equal(4.0 / 16, products[0, 2], 1e-6);
    }

    [Fact]
    public void LossAndDelta_LargeScores_DoesNotOverflow()
    {
        var products = new PanelMatrix(1, 2);
        (products[0, 0], products[0, 1]) = (1000, 900);

        var loss = CandidateLoss.LossAndDelta(products, 0, [0, 0, .. Enumerable.Repeat(float.NegativeInfinity, 30)], target: 1, share: 1);

        Assert.Equal(100, loss, 1e-3);
        Assert.Equal(-1, products[0, 1], 1e-6);
    }
}

using NlpMlNet.CausalModels;

namespace NlpMlNet.Tests.CausalModels;

public sealed class RotaryScalingTests
{
    // θ = 16, K = 8: 16^0, 16^-0.25, 16^-0.5, 16^-0.75.
    [Fact]
    public void Angles_NoScaling_AreThePowersOfTheta() => Equal([1, 0.5, 0.25, 0.125], new RotarySettings(16, null).Angles(8));

    [Fact]
    public void Angles_Linear_AreDivided() => Equal([0.25, 0.125, 0.0625, 0.03125], new RotarySettings(16, new LinearScaling(4)).Angles(8));

    // Waves in 8π tokens: 8π φ / 2π = 4 φ = 4, 2, 1, 0.5. With limits 1 and 3: 4 is quick and stays; 2 is halfway, of which half stays;
    // 1 and 0.5 are slow and divided by 8. 8π = 25.13, so 25 tokens are a little less.
    [Fact]
    public void Angles_Llama3_KeepTheQuickAndDivideTheSlow()
    {
        var angles = new RotarySettings(16, new Llama3Scaling(8, 1, 3, 25)).Angles(8);

        var waves = 25 * 0.5 / Math.Tau; // 1.989
        var kept = (waves - 1) / 2;
        Equal([1, (kept * 0.5) + ((1 - kept) * 0.5 / 8), 0.25 / 8, 0.125 / 8], angles);
    }

    // Pairs that turn 32 and 1 times in 64 tokens: 8 ln(64 / (32 · 2π)) / (2 ln 16) = -1.652 and 8 ln(64 / 2π) / (2 ln 16) = 3.348, rounded
    // to -2 and 4, cut to 0 and 4: pair i is divided by 4 to i / 4.
    [Fact]
    public void Angles_Yarn_AreMixedAlongTheRamp()
    {
        var scaling = new YarnScaling(4, 64, 32, 1, WholeIndices: true, AttentionFactor: null);

        Equal([1, 0.5 * (0.75 + (0.25 / 4)), 0.25 * (0.5 + (0.5 / 4)), 0.125 * (0.25 + (0.75 / 4))], new RotarySettings(16, scaling).Angles(8));
        Assert.Equal((0.1 * Math.Log(4)) + 1, scaling.Magnitude, 12);
        Assert.Equal(2, (scaling with { AttentionFactor = 2 }).Magnitude);
        Assert.Equal(1, (scaling with { Factor = 1 }).Magnitude);
    }

    private static void Equal(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 12));
    }
}

using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public class OptimizerTests
{
    [Fact]
    public void Sgd_TwoSteps_SubtractsRateTimesGradient()
    {
        // 1 - 0.1·2 = 0.8; 0.8 - 0.1·(-1) = 0.9
        Assert.Equal([0.8f, 0.9f], Steps(Optimizer.Sgd(), 0.1f, 2f, -1f), Close);
    }

    [Fact]
    public void Momentum_TwoSteps_CarriesVelocity()
    {
        // u = -0.1·2 = -0.2, θ = 0.8; u = 0.9·(-0.2) - 0.1·2 = -0.38, θ = 0.42
        Assert.Equal([0.8f, 0.42f], Steps(Optimizer.Momentum(0.9f), 0.1f, 2f, 2f), Close);
    }

    [Fact]
    public void Nesterov_TwoSteps_LooksAhead()
    {
        // u = -0.2, θ = 1 + 0.9·(-0.2) - 0.2 = 0.62; u = 0.9·(-0.2) - 0.2 = -0.38, θ = 0.62 + 0.9·(-0.38) - 0.2 = 0.078
        Assert.Equal([0.62f, 0.078f], Steps(Optimizer.Nesterov(0.9f), 0.1f, 2f, 2f), Close);
    }

    [Fact]
    public void Adam_TwoSteps_CorrectsBias()
    {
        // t=1: m = 0.1·2 = 0.2, m̂ = 2; v = 0.001·4 = 0.004, v̂ = 4; θ = 1 - 0.1·2/2 = 0.9
        // t=2, g=-1: m = 0.9·0.2 - 0.1 = 0.08, m̂ = 0.08/0.19 = 0.4210526; v = 0.999·0.004 + 0.001 = 0.004996,
        //            v̂ = 0.004996/0.001999 = 2.4992496, √v̂ = 1.5809015; θ = 0.9 - 0.1·0.4210526/1.5809015 = 0.8733663
        Assert.Equal([0.9f, 0.8733663f], Steps(Optimizer.Adam(), 0.1f, 2f, -1f), Close);
    }

    [Fact]
    public void AdamW_OneStep_DecaysWeightBesideTheStep()
    {
        // θ (1 - 0.1·0.5) - 0.1·2/2 = 0.95 - 0.1 = 0.85
        Assert.Equal([0.85f], Steps(Optimizer.AdamW(weightDecay: 0.5f), 0.1f, 2f), Close);
    }

    [Fact]
    public void AdamW_Bias_DoesNotDecay() =>
        Assert.Equal([0.9f], Steps(Optimizer.AdamW(weightDecay: 0.5f), 0.1f, isWeight: false, 2f), Close);

    [Fact]
    public void Parameters_OutsideTheirRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => Optimizer.Momentum(1f));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => Optimizer.Nesterov(-0.1f));
        Assert.Throws<ArgumentOutOfRangeException>("beta1", () => Optimizer.Adam(beta1: 1f));
        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => Optimizer.Adam(beta2: float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => Optimizer.Adam(epsilon: 0f));
        Assert.Throws<ArgumentOutOfRangeException>("weightDecay", () => Optimizer.AdamW(weightDecay: -1f));
    }

    [Fact]
    public void Parameters_AtTheirLimits_AreAllowed()
    {
        Assert.Equal([0.8f, 0.6f], Steps(Optimizer.Momentum(0), 0.1f, 2f, 2f), Close); // no memory: gradient descent
        Assert.Equal([0.8f, 0.6f], Steps(Optimizer.Nesterov(0), 0.1f, 2f, 2f), Close);
        Assert.Equal([0.9f, 0.8f], Steps(Optimizer.Adam(beta1: 0, beta2: 0), 0.1f, 2f, 3f), Close); // steps by the sign alone
        Assert.Equal([0.9f], Steps(Optimizer.AdamW(weightDecay: 0), 0.1f, 2f), Close);
    }

    [Fact]
    public void Adam_LargeEpsilon_ShortensTheStep() => Assert.Equal([0.95f], Steps(Optimizer.Adam(epsilon: 2), 0.1f, 2f), Close); // 1 - 0.1·2 / (2 + 2)

    [Fact]
    public void DefaultLearningRate_EachOptimizer_IsItsOwn()
    {
        Optimizer[] optimizers = [Optimizer.Sgd(), Optimizer.Momentum(), Optimizer.Nesterov(), Optimizer.Adam(), Optimizer.AdamW()];

        Assert.Equal([0.1f, 0.01f, 0.01f, 0.001f, 0.001f], optimizers.Select(optimizer => optimizer.DefaultLearningRate));
    }

    [Theory]
    [InlineData(1f, "momentum must be at least 0 and below 1.")]
    [InlineData(float.NaN, "momentum must be at least 0 and below 1.")]
    public void Momentum_OutsideItsRange_SaysWhichThatIs(float momentum, string message) => Assert.StartsWith(
        message, Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Momentum(momentum)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0f)]
    [InlineData(float.PositiveInfinity)]
    public void Adam_EpsilonOutsideItsRange_SaysWhichThatIs(float epsilon) => Assert.StartsWith(
        "epsilon must be positive and finite.",
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.Adam(epsilon: epsilon)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.PositiveInfinity)]
    public void AdamW_DecayOutsideItsRange_SaysWhichThatIs(float weightDecay) => Assert.StartsWith(
        "Weight decay must be finite and at least 0.",
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizer.AdamW(weightDecay)).Message,
        StringComparison.Ordinal);

    private static bool Close(float a, float b) => Math.Abs(a - b) < 1e-6f;

    private static float[] Steps(Optimizer optimizer, float rate, params float[] gradients) => Steps(optimizer, rate, true, gradients);

    private static float[] Steps(Optimizer optimizer, float rate, bool isWeight, params float[] gradients)
    {
        var rule = UpdateRule.Create(optimizer);
        var theta = Enumerable.Repeat(1f, 16).ToArray();
        float[] state1 = new float[rule.StateCount > 0 ? 16 : 0], state2 = new float[rule.StateCount > 1 ? 16 : 0];
        return [.. gradients.Select((gradient, i) =>
        {
            rule.Begin(new UpdateStep(i + 1, rate));
            rule.Apply(theta, [.. Enumerable.Repeat(gradient, 16)], state1, state2, isWeight);
            Assert.All(theta, value => Assert.Equal(theta[0], value));
            return theta[7];
        })];
    }
}

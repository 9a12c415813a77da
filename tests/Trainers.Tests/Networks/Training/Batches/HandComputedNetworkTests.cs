using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

/// <summary>A 2-2-1 network worked out with pencil and paper.</summary>
public class HandComputedNetworkTests
{
    // x = (1, 2); W = [[0.5, -1], [0.25, 0.5]] by input, b = (0.1, -0.2); ReLU; w = (2, 3), c = 0.3; target 2.
    private static readonly float[] Rectifier = [0.5f, -1f, 0.25f, 0.5f, 0.1f, -0.2f, 2f, 3f, 0.3f];

    // x = (1, 2); W = [[0.1, -0.2], [0.3, 0.4]], b = (0, 0.1); sigmoid; w = (0.5, -0.5), c = 0.2; label 1.
    private static readonly float[] Logistic = [0.1f, -0.2f, 0.3f, 0.4f, 0f, 0.1f, 0.5f, -0.5f, 0.2f];

    [Fact]
    public void Step_RectifierAndSquaredLoss_MovesByHandComputedGradient()
    {
        using var network = new SmallNetwork(
            [1f, 2f], 2, [2f], [2], Activation.ReLU, OutputHead.Create(OutputFunction.Identity, LossFunction.Squared, 1, false));
        network.Parameters = Rectifier;

        var loss = network.Step(0.1f);

        // z = (0.5 + 2·0.25 + 0.1, -1 + 2·0.5 - 0.2) = (1.1, -0.2), a = (1.1, 0)
        // p = 2·1.1 + 3·0 + 0.3 = 2.5, loss = ½ (2.5 - 2)² = 0.125, δ = 0.5
        // ∂w = 0.5 (1.1, 0) = (0.55, 0), ∂c = 0.5; δ₁ = 0.5 (2, 3) ∘ (1, 0) = (1, 0)
        // ∂W = [[1, 0], [2, 0]], ∂b = (1, 0). Minus 0.1 times that:
        float[] expected = [0.4f, -1f, 0.05f, 0.5f, 0f, -0.2f, 1.945f, 3f, 0.25f];
        Assert.Equal(0.125, loss, 1e-6);
        Assert.All(expected.Zip(network.Parameters), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Step_SigmoidAndCrossEntropy_MovesByHandComputedGradient()
    {
        using var network = new SmallNetwork(
            [1f, 2f], 2, [1f], [2], Activation.Sigmoid, OutputHead.Create(OutputFunction.Sigmoid, LossFunction.CrossEntropy, 1, true));
        network.Parameters = Logistic;

        var loss = network.Step(1f);

        // z = (0.1 + 0.6, -0.2 + 0.8 + 0.1) = (0.7, 0.7), a = σ(0.7) = 0.6681878 twice, a (1 - a) = 0.2217129
        // sum = 0.5·0.6681878 - 0.5·0.6681878 + 0.2 = 0.2, p = σ(0.2) = 0.5498340, loss = -ln p = 0.5981389
        // δ = p - 1 = -0.4501660; ∂w = -0.4501660·0.6681878 = -0.3007954 twice, ∂c = -0.4501660
        // δ₁ = -0.4501660·(0.5, -0.5)·0.2217129 = (-0.0499038, 0.0499038); ∂W = [δ₁, 2 δ₁], ∂b = δ₁
        float[] expected =
        [
            0.1499038f, -0.2499038f, 0.3998076f, 0.3001924f, 0.0499038f, 0.0500962f, 0.8007954f, -0.1992046f, 0.6501660f,
        ];
        Assert.Equal(0.5981389, loss, 1e-6);
        Assert.All(expected.Zip(network.Parameters), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }
}

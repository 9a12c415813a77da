using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public class InitializationTests
{
    [Theory]
    [InlineData("ReLU", 1.224745)] // √(3 · 2/4): He
    [InlineData("GELU", 1.224745)]
    [InlineData("ELU(0.7)", 1.224745)]
    [InlineData("LeakyReLU(0.1)", 1.218667)] // √(3 · 2 / ((1 + 0.1²) 4)): He with a slope
    [InlineData("Sigmoid", 0.774597)] // √(6 / (4 + 6)): Glorot
    [InlineData("Tanh", 0.774597)]
    [InlineData("Softplus", 0.774597)]
    [InlineData("Identity", 0.774597)]
    [InlineData("SELU", 0.866025)] // √(3/4): LeCun
    public void Limit_FourInputsSixUnits_FollowsTheActivation(string activation, double limit) =>
        Assert.Equal(limit, Initialization.Limit(ActivationTests.All[activation], 4, 6), 1e-5);
}

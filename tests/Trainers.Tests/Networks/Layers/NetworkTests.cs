using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public sealed class NetworkTests
{
    [Fact]
    public void Initialize_Layers_DrawWithinTheLimitOfWhatFollowsThem()
    {
        var network = Create([4, 4], outputs: 8);

        network.Initialize(seed: 1);

        // Before rectifiers He's limit √(3 · 2 / 4), before the outputs Glorot's √(6 / (4 + 8)); of 16 or more draws one is beyond 0.6 of it.
        var parameters = Parameters(network);
        AssertWithin(1.2247449f, parameters[..16]);
        AssertWithin(1.2247449f, parameters[20..36]);
        AssertWithin(0.70710677f, parameters[40..72]);
        Assert.All([.. parameters[16..20], .. parameters[36..40], .. parameters[72..]], bias => Assert.Equal(0, bias));
    }

    [Fact]
    public void Initialize_OneLayer_StaysZero()
    {
        var network = Create([], outputs: 3);

        network.Initialize(seed: 1);

        Assert.All(Parameters(network), parameter => Assert.Equal(0, parameter));
    }

    [Fact]
    public void CopyTo_TakenParameters_AreTheSame()
    {
        var network = Create([5, 3], outputs: 2);
        float[] parameters = [.. Enumerable.Range(0, network.ParameterCount).Select(i => (float)i)];

        network.CopyFrom(parameters);

        Assert.Equal((4 * 5) + 5 + (5 * 3) + 3 + (3 * 2) + 2, network.ParameterCount);
        Assert.Equal(parameters, Parameters(network));
        Assert.Equal([5, 3, 2], network.Widths);
    }

    private static void AssertWithin(float limit, float[] weights)
    {
        Assert.All(weights, weight => Assert.InRange(weight, -limit, limit));
        Assert.True(weights.Max(Math.Abs) > 0.6f * limit);
    }

    private static Network Create(int[] hidden, int outputs) => new(
        new DenseInputLayer(new DenseLayer(4, hidden is [var first, ..] ? first : outputs, 0, false), Standardizer.None, 1),
        hidden, Activation.ReLU, OutputHead.Create(OutputFunction.Softmax, LossFunction.CrossEntropy, outputs, true), 0);

    private static float[] Parameters(Network network)
    {
        var parameters = new float[network.ParameterCount];
        network.CopyTo(parameters);
        return parameters;
    }
}

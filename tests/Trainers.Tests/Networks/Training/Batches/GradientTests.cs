using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.Networks;

/// <summary>Backpropagation against central differences of an independent double-precision network.</summary>
public class GradientTests
{
    private const int Rows = 11; // not a multiple of the tile
    private static readonly int[] Hidden = [5, 3];

    public static TheoryData<string, OutputFunction, LossFunction> Combinations
    {
        get
        {
            var data = new TheoryData<string, OutputFunction, LossFunction>();
            foreach (var activation in ActivationTests.All.Keys)
            {
                data.Add(activation, OutputFunction.Sigmoid, LossFunction.CrossEntropy);
                data.Add(activation, OutputFunction.Sigmoid, LossFunction.Squared);
                data.Add(activation, OutputFunction.Softmax, LossFunction.CrossEntropy);
                data.Add(activation, OutputFunction.Softmax, LossFunction.Squared);
                data.Add(activation, OutputFunction.Identity, LossFunction.Squared);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Train_EveryActivationAndLoss_GradientIsCentralDifference(string name, OutputFunction output, LossFunction loss)
    {
        var activation = ActivationTests.All[name];
        var outputs = output == OutputFunction.Softmax ? 3 : 1;
        var (values, targets) = CreateRows(outputs);
        using var network = new SmallNetwork(
            values, 4, targets, Hidden, activation, OutputHead.Create(output, loss, outputs, output != OutputFunction.Identity));
        network.Network.Initialize(seed: 5);
        var parameters = Array.ConvertAll(network.Parameters, parameter => (double)parameter + 0.01);
        network.Parameters = Array.ConvertAll(parameters, parameter => (float)parameter);
        parameters = Array.ConvertAll(network.Parameters, parameter => (double)parameter);

        var gradient = network.Gradient();

        for (var i = 0; i < parameters.Length; i++)
        {
            // Parameters of size 1 are stored to 6e-8, and gradient = before - after; the difference quotient is good to 1e-9.
            Assert.Equal(Difference(i), gradient[i], 3e-6);
        }

        double Difference(int i)
        {
            const double H = 1e-5;
            return (LossWith(i, H) - LossWith(i, -H)) / (2 * H);
        }

        double LossWith(int i, double change)
        {
            double[] moved = [.. parameters];
            moved[i] += change;
            return Enumerable.Range(0, Rows).Average(row => ReferenceNetwork.Loss(
                ReferenceNetwork.Outputs(Row(values, row), moved, [4, .. Hidden, outputs], activation, output), targets[row], loss));
        }
    }

    [Fact]
    public void Train_L2_AddsLambdaTimesWeightButNotBias()
    {
        var (values, targets) = CreateRows(1);
        var head = OutputHead.Create(OutputFunction.Identity, LossFunction.Squared, 1, false);
        using var plain = new SmallNetwork(values, 4, targets, [], Activation.Identity, head);
        using var penalised = new SmallNetwork(values, 4, targets, [], Activation.Identity, head, l2: 0.5f);
        plain.Parameters = penalised.Parameters = [1f, -2f, 3f, 0.5f, 4f]; // four weights, one bias

        var difference = penalised.Gradient().Zip(plain.Gradient(), (a, b) => a - b).ToArray();

        double[] expected = [0.5, -1, 1.5, 0.25, 0];
        Assert.All(expected.Zip(difference), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
    }

    [Fact]
    public void Train_GradientNorm_IsEuclideanNormOfAllParameters()
    {
        var (values, targets) = CreateRows(1);
        using var network = new SmallNetwork(
            values, 4, targets, Hidden, Activation.Tanh, OutputHead.Create(OutputFunction.Sigmoid, LossFunction.CrossEntropy, 1, true));
        network.Network.Initialize(seed: 2);

        var gradient = network.Gradient();

        Assert.Equal(Math.Sqrt(gradient.Sum(g => g * g)), network.GradientNorm, 1e-5);
    }

    private static double[] Row(float[] values, int row) => [.. values.Skip(row * 4).Take(4).Select(value => (double)value)];

    private static (float[] Values, float[] Targets) CreateRows(int outputs)
    {
        var random = new RandomStream(9, 99);
        var values = new float[Rows * 4];
        foreach (ref var value in values.AsSpan())
        {
            value = random.NextSymmetric();
        }

        return (values, [.. Enumerable.Range(0, Rows).Select(row => (float)(row % Math.Max(2, outputs)))]);
    }
}

using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;
using NlpMlNet.Tests.Networks;

namespace NlpMlNet.Tests.FeedForward;

/// <summary>What networks can learn, and what only networks with hidden layers can.</summary>
public class LearningTests
{
    private static readonly FeedForwardOptions WholeData = new() { ValidationFraction = 0, L2 = 0 };

    [Fact]
    public void Train_Xor_OnlyHiddenLayerLearnsIt()
    {
        var options = WholeData with { HiddenLayers = [8], LearningRate = 0.05f, MaximumEpochs = 400, BatchSize = 4 };

        var network = FeedForwardTraining.Train(options, LearningTask.Binary, TrainingData.Xor);
        var linear = FeedForwardTraining.Train(options with { HiddenLayers = [] }, LearningTask.Binary, TrainingData.Xor);

        Assert.Equal(1.0, TrainingData.Accuracy(network, TrainingData.Xor));
        Assert.True(network.Training.History[^1].Loss < 0.05, $"loss {network.Training.History[^1].Loss}");
        Assert.Equal(Math.Log(2), linear.Training.History[^1].Loss, 1e-6); // nothing better than one half for every row
    }

    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("ReLU")]
    [InlineData("LeakyReLU(0.1)")]
    [InlineData("GELU")]
    [InlineData("Softplus")]
    [InlineData("ELU(0.7)")]
    [InlineData("SELU")]
    public void Train_Circle_EveryActivationBeatsTheLinearModel(string activation)
    {
        var options = WholeData with
        {
            HiddenLayers = [16, 8],
            LearningRate = 0.01f,
            MaximumEpochs = 100,
            Activation = ActivationTests.All[activation],
        };

        var network = FeedForwardTraining.Train(options, LearningTask.Binary, TrainingData.Circle(600));
        var linear = FeedForwardTraining.Train(options with { HiddenLayers = [] }, LearningTask.Binary, TrainingData.Circle(600));

        Assert.InRange(TrainingData.Accuracy(network, TrainingData.Circle(500, seed: 77)), 0.95, 1);
        Assert.InRange(TrainingData.Accuracy(linear, TrainingData.Circle(500, seed: 77)), 0, 0.65);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Train_Circle_EveryOptimizerLearnsIt(int number)
    {
        Optimizer[] optimizers = [Optimizer.Sgd(), Optimizer.Momentum(), Optimizer.Nesterov(), Optimizer.Adam(), Optimizer.AdamW()];
        var options = WholeData with { HiddenLayers = [16], MaximumEpochs = 150, Optimizer = optimizers[number] };

        var model = FeedForwardTraining.Train(options, LearningTask.Binary, TrainingData.Circle(600));

        Assert.InRange(TrainingData.Accuracy(model, TrainingData.Circle(500, seed: 77)), 0.9, 1);
    }

    [Theory]
    [InlineData(LossFunction.CrossEntropy)]
    [InlineData(LossFunction.Squared)]
    public void Train_ThreeClasses_ProbabilitiesSumToOneAndFindTheClass(LossFunction loss)
    {
        var rows = TrainingData.Clouds(600, 6);
        var model = FeedForwardTraining.Train(new() { Loss = loss }, LearningTask.Multiclass(3), rows);
        var p = new float[3];

        model.Predict(rows.Row(0), p);

        Assert.Equal(1f, p.Sum(), 1e-6f);
        Assert.All(p, probability => Assert.InRange(probability, 0f, 1f));
        Assert.InRange(TrainingData.Accuracy(model, TrainingData.Clouds(300, 6, seed: 8)), 0.75, 1);
    }

    [Fact]
    public void Train_LinearRegression_FindsTheLine()
    {
        // y = 3 x₁ - 2 x₂ + 100: exact, so least squares recovers it; x₁ is a year.
        var random = new RandomStream(1, 1003);
        var values = Enumerable.Range(0, 200).SelectMany(_ => new[] { 2000f + random.NextBelow(20), random.NextSymmetric() }).ToArray();
        var targets = Enumerable.Range(0, 200).Select(row => (3f * values[2 * row]) - (2f * values[(2 * row) + 1]) + 100f).ToArray();
        var options = WholeData with { HiddenLayers = [], BatchSize = 200, MaximumEpochs = 4000, Optimizer = Optimizer.Momentum(0.9f), LearningRate = 0.1f };

        var model = FeedForwardTraining.Train(options, LearningTask.Regression, new DenseRows(values, 2, targets, []));
        var y = new float[1];
        model.Predict([2010f, 0.5f], y);

        Assert.Equal(3f * 2010f - 1f + 100f, y[0], 0.02f);
    }

    [Fact]
    public void Train_RegressionWithSigmoidOutput_StaysBetweenZeroAndOne()
    {
        var rows = new DenseRows([-3, -2, -1, 0, 1, 2, 3, 50], 1, [0, 0, 0.1f, 0.5f, 0.9f, 1, 1, 1], []);
        var options = WholeData with { HiddenLayers = [], Output = OutputFunction.Sigmoid, MaximumEpochs = 2000, LearningRate = 0.05f, StandardizeInputs = false };
        var model = FeedForwardTraining.Train(options, LearningTask.Regression, rows);
        var y = new float[1];

        model.Predict([-100f], y);
        Assert.InRange(y[0], 0f, 0.05f);
        model.Predict([0f], y);
        Assert.InRange(y[0], 0.4f, 0.6f);
    }
}

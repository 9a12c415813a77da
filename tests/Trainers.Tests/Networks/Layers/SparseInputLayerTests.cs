using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;
using NlpMlNet.Tests.FeedForward;

namespace NlpMlNet.Tests.Networks;

public class SparseInputLayerTests
{
    private static readonly FeedForwardOptions Plain = new()
    {
        HiddenLayers = [20],
        ValidationFraction = 0.2,
        MaximumEpochs = 5,
        StandardizeInputs = false,
        L2 = 0,
    };

    [Fact]
    public void Train_GradientDescent_EqualsDense()
    {
        var options = Plain with { Optimizer = Optimizer.Sgd(), HiddenLayers = [] };
        var sparse = TrainingData.Sparse(200, 50, 6);

        var a = FeedForwardTraining.Train(options, LearningTask.Binary, sparse);
        var b = FeedForwardTraining.Train(options, LearningTask.Binary, TrainingData.ToDense(sparse));

        Assert.All(a.Parameters.ToArray().Zip(b.Parameters.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Equal(a.Training.History[^1].ValidationLoss!.Value, b.Training.History[^1].ValidationLoss!.Value, 1e-6);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(70)]
    public void Step_HiddenLayer_EqualsDenseForEveryOptimizer(int hidden)
    {
        // In one batch of all rows every slot occurs, so that the lazy rule is the ordinary one.
        var sparse = TrainingData.Sparse(200, 40, 6);
        foreach (var optimizer in new[] { Optimizer.Sgd(), Optimizer.Momentum(), Optimizer.Nesterov(), Optimizer.Adam(), Optimizer.AdamW() })
        {
            var a = Train(sparse, optimizer, hidden);
            var b = Train(TrainingData.ToDense(sparse), optimizer, hidden);

            Assert.All(a.Zip(b), pair => Assert.Equal(pair.First, pair.Second, 2e-4f));
        }
    }

    [Fact]
    public void Train_AdamSlotNeverSeen_KeepsItsFirstWeights()
    {
        // Slot 3 never occurs; slot 2 only in the second row, which is a batch of its own.
        var rows = new SparseRows([0, 2, 4, 5, 6], [0, 1, 0, 2, 0, 1], [1, 1, 1, 1, 1, 1], 4, [0, 1, 1, 0], []);
        var options = Plain with { HiddenLayers = [8], ValidationFraction = 0, MaximumEpochs = 1, BatchSize = 1, L2 = 0.1f };

        var once = FeedForwardTraining.Train(options, LearningTask.Binary, rows).Parameters.ToArray();
        var longer = FeedForwardTraining.Train(options with { MaximumEpochs = 3 }, LearningTask.Binary, rows).Parameters.ToArray();

        Assert.Equal(once[24..32], longer[24..32]);
        Assert.NotEqual(once[16..24], longer[16..24]);
    }

    [Fact]
    public void Predict_SparseAndDenseCalls_GiveTheSame()
    {
        var sparse = TrainingData.Sparse(200, 50, 6);
        var dense = TrainingData.ToDense(sparse);
        foreach (var model in new[]
        {
            FeedForwardTraining.Train(new() { MaximumEpochs = 3 }, LearningTask.Binary, sparse),
            FeedForwardTraining.Train(new() { MaximumEpochs = 3 }, LearningTask.Binary, dense),
        })
        {
            float[] a = new float[1], b = new float[1];
            for (var row = 0; row < sparse.Count; row++)
            {
                var (slots, values) = sparse.Row(row);
                model.Predict(slots, values, a);
                model.Predict(dense.Row(row), b);

                Assert.Equal(a, b);
            }
        }
    }

    [Fact]
    public void Train_Standardized_DividesBySlotMaximumAndLearns()
    {
        var sparse = TrainingData.Sparse(600, 400, 12);

        var model = FeedForwardTraining.Train(new() { LearningRate = 0.01f, MaximumEpochs = 10 }, LearningTask.Binary, sparse);

        Assert.Equal(0, model.Standardizer.Shift.Length);
        Assert.Equal([1f, 1 / 2f, 1 / 3f, 1 / 4f], model.Standardizer.Scale[..4].ToArray()); // values are 1 + slot % 4
        Assert.InRange(TrainingData.Accuracy(model, TrainingData.ToDense(TrainingData.Sparse(300, 400, 12, seed: 6))), 0.9, 1);
    }

    [Fact]
    public void Train_EmptyRow_GivesBiasOnly()
    {
        var rows = new SparseRows([0, 1, 1, 2], [0, 1], [1, 1], 2, [0, 1, 1], []);

        var model = FeedForwardTraining.Train(Plain with { ValidationFraction = 0, HiddenLayers = [] }, LearningTask.Binary, rows);
        var p = new float[1];
        model.Predict([], [], p);

        Assert.Equal(1 / (1 + Math.Exp(-model.Parameters.Span[^1])), p[0], 1e-6);
    }

    private static float[] Train(TrainingRows rows, Optimizer optimizer, int hidden)
    {
        var options = Plain with { Optimizer = optimizer, HiddenLayers = [hidden], ValidationFraction = 0, BatchSize = 1000, L2 = 0.01f, Activation = Activation.Tanh };
        var training = new NetworkTraining(options, LearningTask.Binary, rows, validation: null, columns: null);
        var states = training.Rule.StateCount;
        IInputLayer input = rows is SparseRows sparse
            ? new SparseInputLayer(sparse, hidden, states, Standardizer.None)
            : new DenseInputLayer(new DenseLayer(rows.SlotCount, hidden, states, false), Standardizer.None, rows.Count);
        var network = training.CreateNetwork(input, [hidden]);
        var random = new RandomStream(3, 1005);
        var first = new float[network.ParameterCount];
        foreach (ref var parameter in first.AsSpan())
        {
            parameter = 0.3f * random.NextSymmetric();
        }

        network.CopyFrom(first); // sparse and dense layers draw different first weights
        return training.Run(network).Parameters;
    }
}

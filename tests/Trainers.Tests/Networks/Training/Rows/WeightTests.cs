using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Tests.FeedForward;

namespace NlpMlNet.Tests.Networks;

/// <summary>A weight of n is the same as the row n times: with all rows in one batch, up to the order of sums.</summary>
public class WeightTests
{
    private static readonly FeedForwardOptions WholeBatch = new()
    {
        HiddenLayers = [6],
        Activation = Activation.Tanh,
        BatchSize = 10_000,
        ValidationFraction = 0,
        MaximumEpochs = 30,
        Optimizer = Optimizer.Sgd(),
        LearningRate = 0.3f,
        L2 = 0.01f,
    };

    [Fact]
    public void Train_ExampleWeights_EqualRepeatedRows()
    {
        var rows = TrainingData.Circle(50);
        float[] weights = [.. Enumerable.Range(0, 50).Select(row => (float)(row % 4))]; // 0 to 3: left out, once, twice, three times

        var weighted = FeedForwardTraining.Train(
            WholeBatch, LearningTask.Binary, new DenseRows(Values(rows), 2, rows.Targets.ToArray(), weights));
        var repeated = FeedForwardTraining.Train(WholeBatch, LearningTask.Binary, Repeat(rows, row => row % 4));

        AssertSameParameters(weighted, repeated);
    }

    [Fact]
    public void Train_ClassWeights_EqualRepeatedRows()
    {
        var rows = TrainingData.Clouds(60, 4);

        var weighted = FeedForwardTraining.Train(WholeBatch with { ClassWeights = [1f, 3f, 2f] }, LearningTask.Multiclass(3), rows);
        var repeated = FeedForwardTraining.Train(WholeBatch, LearningTask.Multiclass(3), Repeat(rows, row => rows.Targets[row] switch { 0 => 1, 1 => 3, _ => 2 }));

        AssertSameParameters(weighted, repeated);
    }

    [Fact]
    public void Train_AllWeightsScaled_ChangesNothing()
    {
        var rows = TrainingData.Circle(50);
        var scaled = new DenseRows(Values(rows), 2, rows.Targets.ToArray(), [.. Enumerable.Repeat(4f, 50)]);

        AssertSameParameters(
            FeedForwardTraining.Train(WholeBatch, LearningTask.Binary, rows), FeedForwardTraining.Train(WholeBatch, LearningTask.Binary, scaled));
    }

    [Fact]
    public void Train_WeightedValidation_CountsRowsByWeight()
    {
        var rows = TrainingData.Circle(50);
        var validation = TrainingData.Circle(40, seed: 8);
        float[] weights = [.. Enumerable.Range(0, 40).Select(row => 1f + (row % 3))];

        var weighted = FeedForwardTraining.Train(
            WholeBatch, LearningTask.Binary, rows, new DenseRows(Values(validation), 2, validation.Targets.ToArray(), weights));
        var repeated = FeedForwardTraining.Train(WholeBatch, LearningTask.Binary, rows, Repeat(validation, row => 1 + (row % 3)));

        Assert.Equal(repeated.Training.History[^1].ValidationLoss!.Value, weighted.Training.History[^1].ValidationLoss!.Value, 1e-6);
    }

    private static float[] Values(DenseRows rows) => [.. Enumerable.Range(0, rows.Count).SelectMany(row => rows.Row(row).ToArray())];

    private static DenseRows Repeat(DenseRows rows, Func<int, int> times)
    {
        var numbers = Enumerable.Range(0, rows.Count).SelectMany(row => Enumerable.Repeat(row, times(row))).ToArray();
        return new DenseRows(
            [.. numbers.SelectMany(row => rows.Row(row).ToArray())], rows.SlotCount, [.. numbers.Select(row => rows.Targets[row])], []);
    }

    private static void AssertSameParameters(FeedForwardModel a, FeedForwardModel b)
    {
        Assert.True(a.Parameters.Span.ContainsAnyExcept(0f));
        Assert.All(a.Parameters.ToArray().Zip(b.Parameters.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 2e-5f));
    }
}

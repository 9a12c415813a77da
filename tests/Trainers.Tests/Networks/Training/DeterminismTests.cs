using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Tests.FeedForward;

namespace NlpMlNet.Tests.Networks;

/// <summary>The same seed gives the same bits, whatever the number of threads; another seed gives other ones.</summary>
public class DeterminismTests
{
    // 200 x 96 x 40 x 3: enough work for several threads, and no size a multiple of a panel.
    private static readonly FeedForwardOptions Options = new()
    {
        HiddenLayers = [96, 40],
        BatchSize = 150,
        MaximumEpochs = 2,
        Dropout = 0.2f,
        GradientTolerance = 1e-9,
        ParameterTolerance = 1e-9,
    };

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Train_DenseRows_SameBitsForAnyNumberOfThreads(int threads)
    {
        var rows = TrainingData.Clouds(401, 200);

        var one = FeedForwardTraining.Train(Options with { Threads = 1 }, LearningTask.Multiclass(3), rows);
        var many = FeedForwardTraining.Train(Options with { Threads = threads }, LearningTask.Multiclass(3), rows);

        Assert.Equal(one.Parameters.ToArray(), many.Parameters.ToArray());
        Assert.Equal(one.Training.History, many.Training.History);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_SparseRows_SameBitsForAnyNumberOfThreads(int threads)
    {
        var rows = TrainingData.Sparse(500, 3000, 30);

        var one = FeedForwardTraining.Train(Options with { Threads = 1 }, LearningTask.Binary, rows);
        var many = FeedForwardTraining.Train(Options with { Threads = threads }, LearningTask.Binary, rows);

        Assert.Equal(one.Parameters.ToArray(), many.Parameters.ToArray());
        Assert.Equal(one.Training.History, many.Training.History);
    }

    [Fact]
    public void Train_OtherSeed_GivesOtherModel()
    {
        var rows = TrainingData.Clouds(100, 5);

        var one = FeedForwardTraining.Train(Options, LearningTask.Multiclass(3), rows);
        var other = FeedForwardTraining.Train(Options with { Seed = 2 }, LearningTask.Multiclass(3), rows);

        Assert.NotEqual(one.Parameters.ToArray(), other.Parameters.ToArray());
    }
}

using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;
using NlpMlNet.Progress;

namespace NlpMlNet.Tests.FeedForward;

public class StoppingTests
{
    private static readonly FeedForwardOptions Linear = new() { HiddenLayers = [], ValidationFraction = 0, BatchSize = 1000, LearningRate = 0.1f };

    [Fact]
    public void Train_NoRuleMet_DoesAllEpochs()
    {
        var summary = Train(Linear with { MaximumEpochs = 7 });

        Assert.Equal((StopReason.MaximumEpochs, 7, 7), (summary.Reason, summary.Epochs, summary.BestEpoch));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], summary.History.Select(epoch => epoch.Epoch));
        Assert.All(summary.History, epoch => Assert.Null(epoch.ValidationLoss));
    }

    [Fact]
    public void Train_GradientSmall_StopsAndReportsIt()
    {
        var summary = Train(Linear with { GradientTolerance = 1e-3, MaximumEpochs = 5000 });

        Assert.Equal(StopReason.GradientNorm, summary.Reason);
        Assert.InRange(summary.Epochs, 2, 4999);
    }

    [Fact]
    public void Train_ParametersHardlyMove_StopsAndReportsIt()
    {
        var summary = Train(Linear with { ParameterTolerance = 1e-4, MaximumEpochs = 5000 });

        Assert.Equal(StopReason.ParameterChange, summary.Reason);
        Assert.InRange(summary.Epochs, 2, 4999);
    }

    [Fact]
    public void Train_ValidationStopsImproving_StopsAfterPatienceAndKeepsBestEpoch()
    {
        var rows = Noise(60, seed: 1); // labels without a reason: learning them can only hurt
        var validation = Noise(60, seed: 2);
        var options = new FeedForwardOptions { HiddenLayers = [64], LearningRate = 0.01f, MaximumEpochs = 500, Patience = 5 };

        var model = FeedForwardTraining.Train(options, LearningTask.Binary, rows, validation);

        var summary = model.Training;
        var least = summary.History.MinBy(epoch => epoch.ValidationLoss)!;
        Assert.Equal(StopReason.ValidationLoss, summary.Reason);
        Assert.Equal(least.Epoch, summary.BestEpoch);
        Assert.Equal(summary.BestEpoch + 5, summary.Epochs);
        Assert.Equal((60, 60), (summary.TrainingRows, summary.ValidationRows));
        Assert.Equal(least.ValidationLoss!.Value, LogLoss(model, validation), 1e-5); // the model holds that epoch's parameters
    }

    [Fact]
    public void Train_PatienceNull_RunsOnAndStillKeepsBestEpoch()
    {
        var options = new FeedForwardOptions { HiddenLayers = [64], LearningRate = 0.01f, MaximumEpochs = 60, Patience = null };

        var model = FeedForwardTraining.Train(options, LearningTask.Binary, Noise(60, seed: 1), Noise(60, seed: 2));

        Assert.Equal((StopReason.MaximumEpochs, 60), (model.Training.Reason, model.Training.Epochs));
        Assert.Equal(model.Training.History.MinBy(epoch => epoch.ValidationLoss)!.Epoch, model.Training.BestEpoch);
    }

    [Fact]
    public void Train_CancelledAndKept_ReturnsBestSoFar()
    {
        using var source = new CancellationTokenSource();
        var options = new FeedForwardOptions
        {
            MaximumEpochs = 1000,
            Patience = null,
            CancellationToken = source.Token,
            KeepBestOnCancel = true,
            Progress = new Reaction(progress => CancelAt(progress, 5, source)),
        };

        var model = FeedForwardTraining.Train(options, LearningTask.Binary, TrainingData.Circle(300));

        Assert.Equal((StopReason.Cancelled, 5), (model.Training.Reason, model.Training.Epochs));
        Assert.Equal(model.Training.History.MinBy(epoch => epoch.ValidationLoss)!.Epoch, model.Training.BestEpoch);
    }

    [Fact]
    public void Train_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        var options = new FeedForwardOptions
        {
            CancellationToken = source.Token,
            Progress = new Reaction(progress => CancelAt(progress, 2, source)),
        };

        Assert.Throws<OperationCanceledException>(() => FeedForwardTraining.Train(options, LearningTask.Binary, TrainingData.Circle(300)));
    }

    [Fact]
    public void Train_CancelledBeforeFirstEpoch_ThrowsEvenWhenKept()
    {
        var options = new FeedForwardOptions { CancellationToken = new CancellationToken(canceled: true), KeepBestOnCancel = true };

        Assert.Throws<OperationCanceledException>(() => FeedForwardTraining.Train(options, LearningTask.Binary, TrainingData.Circle(300)));
    }

    [Fact]
    public void Train_Progress_TellsEveryEpoch()
    {
        List<TrainingProgress> seen = [];
        var options = new FeedForwardOptions { MaximumEpochs = 4, Progress = new Reaction(seen.Add) };

        var summary = FeedForwardTraining.Train(options, LearningTask.Binary, TrainingData.Circle(300)).Training;

        Assert.Equal(summary.History, seen.Select(progress => new EpochRecord(progress.Epoch, progress.Loss, progress.ValidationLoss)));
        Assert.All(seen, progress => Assert.True(progress.RowsPerSecond > 0 && progress.MaximumEpochs == 4));
        Assert.Equal(TimeSpan.Zero, seen[^1].TimeLeft);
        Assert.True(seen[0].TimeLeft > TimeSpan.Zero);
    }

    [Fact]
    public void Train_RateFarTooHigh_SaysThatItDiverged()
    {
        var rows = new DenseRows([1e6f, -1e6f, 5e5f, 3e6f], 1, [1, 2, 3, 4], []);
        var options = Linear with { Optimizer = Optimizer.Sgd(), LearningRate = 10f, StandardizeInputs = false };

        var e = Assert.Throws<NlpMlNetException>(() => FeedForwardTraining.Train(options, LearningTask.Regression, rows));

        Assert.StartsWith("Training diverged: the training loss became infinite in epoch ", e.Message, StringComparison.Ordinal);
        Assert.Contains("Lower the learning rate (it is 10)", e.Message, StringComparison.Ordinal);
    }

    private static TrainingSummary Train(FeedForwardOptions options) =>
        FeedForwardTraining.Train(options, LearningTask.Multiclass(3), TrainingData.Clouds(150, 3)).Training;

    private static void CancelAt(TrainingProgress progress, int epoch, CancellationTokenSource source)
    {
        if (progress.Epoch == epoch)
        {
            source.Cancel();
        }
    }

    private static DenseRows Noise(int rows, int seed)
    {
        var random = new RandomStream(seed, 1004);
        var values = new float[rows * 5];
        foreach (ref var value in values.AsSpan())
        {
            value = random.NextSymmetric();
        }

        return new DenseRows(values, 5, [.. Enumerable.Range(0, rows).Select(_ => (float)random.NextBelow(2))], []);
    }

    private static double LogLoss(FeedForwardModel model, DenseRows rows)
    {
        var p = new float[1];
        return Enumerable.Range(0, rows.Count).Average(row =>
        {
            model.Predict(rows.Row(row), p);
            return -Math.Log(rows.Targets[row] == 1 ? p[0] : 1 - p[0]);
        });
    }

    private sealed class Reaction(Action<TrainingProgress> react) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => react(value);
    }
}

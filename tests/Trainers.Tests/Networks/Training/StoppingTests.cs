using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;
using NlpMlNet.Progress;
using NlpMlNet.Tests.FeedForward;

namespace NlpMlNet.Tests.Networks;

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

    [Fact]
    public void Train_RateFarTooHigh_SaysWhereAndWhatToTry()
    {
        // The first step, of a finite loss, takes the weight to 10 · 1e20: in the second one the square of the sum overflows.
        var rows = new DenseRows([1e20f, 1e20f], 1, [1, 2], []);
        var options = Linear with { Optimizer = Optimizer.Sgd(), LearningRate = 10f, StandardizeInputs = false, BatchSize = 1, L2 = 0 };

        var e = Assert.Throws<NlpMlNetException>(() => FeedForwardTraining.Train(options, LearningTask.Regression, rows));

        Assert.Equal(
            "Training diverged: the training loss became infinite in epoch 1, step 2. Lower the learning rate (it is 10), warm it up, "
            + "or standardise the inputs (FeedForwardOptions.StandardizeInputs is False).",
            e.Message);
    }

    [Fact]
    public void Train_ValidationLossNotFinite_SaysSo()
    {
        var rows = new DenseRows([1e-3f, 2e-3f], 1, [1, 2], []);
        var options = Linear with { Optimizer = Optimizer.Sgd(), StandardizeInputs = false };

        var e = Assert.Throws<NlpMlNetException>(() => FeedForwardTraining.Train(options, LearningTask.Regression, rows, new DenseRows([3e38f], 1, [1e38f], [])));

        Assert.StartsWith("Training diverged: the validation loss became infinite in epoch 1, step 1.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_ParametersOverflow_SaysSo()
    {
        // The loss is finite, ½ (1e18)²; the step of 1e38 times the gradient -1e18 isn't.
        var rows = new DenseRows([1, 1], 1, [1e18f, 1e18f], []);
        var options = Linear with { Optimizer = Optimizer.Sgd(), LearningRate = 1e38f, StandardizeInputs = false, MaximumEpochs = 1, L2 = 0 };

        var e = Assert.Throws<NlpMlNetException>(() => FeedForwardTraining.Train(options, LearningTask.Regression, rows));

        Assert.StartsWith("Training diverged: a weight stopped being a finite number in epoch 2, step 1.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_Losses_AreThoseOfThePaper()
    {
        // One weight w and a bias b from 0, x = 2, y = 1, rate 0.1: p = 0, loss ½, gradient (-2, -1): w = 0.2, b = 0.1;
        // p = 0.5, loss 0.125, gradient (-1, -0.5): w = 0.3, b = 0.15; p = 0.75. The validation row x = 1, y = 1: 0.3 and 0.45, ½ 0.7² and ½ 0.55².
        var options = Linear with { Optimizer = Optimizer.Sgd(), StandardizeInputs = false, MaximumEpochs = 2, L2 = 0 };

        var summary = FeedForwardTraining.Train(options, LearningTask.Regression, new DenseRows([2], 1, [1], []), new DenseRows([1], 1, [1], [])).Training;

        Assert.Equal([0.5, 0.125], summary.History.Select(epoch => epoch.Loss), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([0.245, 0.15125], summary.History.Select(epoch => epoch.ValidationLoss!.Value), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal((2, 1, 1, 1), (summary.BestEpoch, summary.TrainingRows, summary.ValidationRows, summary.Seed));
    }

    [Fact]
    public void Train_Schedule_RunsOverEpochsAndTheirFractions()
    {
        // Warm-up over 2 epochs of 2 rows, one row a step: the rate is 0.1 · (0.25, 0.75) / 2, then 0.1 · (1.25, 1.75) / 2. Both rows are x = 0, y = 1.
        var rows = new DenseRows([0, 0], 1, [1, 1], []);
        var options = Linear with
        {
            Optimizer = Optimizer.Sgd(),
            StandardizeInputs = false,
            BatchSize = 1,
            MaximumEpochs = 2,
            L2 = 0,
            Schedule = LearningRateSchedule.Constant.WithWarmUp(2),
        };

        var bias = FeedForwardTraining.Train(options, LearningTask.Regression, rows).Parameters.Span[1];

        // 1 - b shrinks by 1 - rate each step.
        Assert.Equal(1 - ((1 - 0.0125) * (1 - 0.0375) * (1 - 0.0625) * (1 - 0.0875)), bias, 1e-6);
    }

    [Theory]
    [InlineData(0.07, 3)]
    [InlineData(0.04, 4)]
    public void Train_ParameterTolerance_IsComparedWithTheLargestChange(double tolerance, int epochs)
    {
        // x = 2, y = 1, rate 0.1: the error halves with each step, and so does the weight's change, the larger one: 0.2, 0.1, 0.05, 0.025.
        var options = Linear with { Optimizer = Optimizer.Sgd(), StandardizeInputs = false, L2 = 0, ParameterTolerance = tolerance };

        var summary = FeedForwardTraining.Train(options, LearningTask.Regression, new DenseRows([2], 1, [1], [])).Training;

        Assert.Equal((StopReason.ParameterChange, epochs), (summary.Reason, summary.Epochs));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(0.5, 4)]
    public void Train_GradientTolerance_IsComparedWithTheNorm(double tolerance, int epochs)
    {
        // The same row: norms √(2² + 1²) = 2.236, then half of it each time: 1.118, 0.559, 0.2795.
        var options = Linear with { Optimizer = Optimizer.Sgd(), StandardizeInputs = false, L2 = 0, GradientTolerance = tolerance };

        var summary = FeedForwardTraining.Train(options, LearningTask.Regression, new DenseRows([2], 1, [1], [])).Training;

        Assert.Equal((StopReason.GradientNorm, epochs), (summary.Reason, summary.Epochs));
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

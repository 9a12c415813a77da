using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.Networks;

/// <summary>The batches of an epoch: which rows, which step, and what they add up to.</summary>
public sealed class BatchRunnerTests
{
    private static readonly DenseRows Rows = new([1, 2, 3, 4, 5, 6, 7], 1, [0, 1, 0, 1, 0, 1, 0], []);

    private static readonly WeightedRows Learning = WeightedRows.Create(Rows, [6, 5, 4, 3, 2, 1, 0], null);

    [Fact]
    public void BatchAt_RowsThatDontDivide_LeavesTheRestToTheLast()
    {
        var plan = Plan(batchSize: 3);

        int[][] batches = [.. Enumerable.Range(0, plan.BatchCount).Select(number => Numbers(plan.BatchAt(number)))];

        Assert.Equal<int[]>([[6, 5, 4], [3, 2, 1], [0]], batches);
        Assert.Equal([1, 1, 7], new[] { 7, 100, 1 }.Select(batchSize => Plan(batchSize).BatchCount));
    }

    [Fact]
    public void StepAt_Batch_CountsOnAndTakesTheRateOfItsMiddle()
    {
        var plan = Plan(batchSize: 3, stepsBefore: 20);

        // The middle rows are 1.5, 4.5 and 6.5; the rate is a hundredth of that.
        Assert.Equal([(21, 0.015f), (22, 0.045f), (23, 0.065f)], Enumerable.Range(0, 3).Select(number => (plan.StepAt(number).Number, plan.StepAt(number).LearningRate)));
    }

    [Fact]
    public void Run_AllBatches_AddsUpLossesNormsAndSteps()
    {
        var (sums, parameters) = Run((pass, _) => new OrderedBatches(pass), Plan(batchSize: 3));

        // The same by hand, batch by batch.
        using var team = new WorkerTeam(1);
        var (network, pass) = Create(team);
        double loss = 0, norms = 0;
        for (var number = 0; number < 3; number++)
        {
            loss += pass.Train(Plan(batchSize: 3).BatchAt(number), Learning.Weights, Plan(batchSize: 3).StepAt(number));
            norms += pass.GradientNorm * pass.GradientNorm;
        }

        Assert.Equal(new EpochSums(loss, norms, 3), sums);
        Assert.Equal(Parameters(network), parameters);
        Assert.True(norms > 0);
    }

    [Fact]
    public void Run_LockFreeWithOneWorker_IsOneBatchAfterTheOther()
    {
        var ordered = Run((pass, _) => new OrderedBatches(pass), Plan(batchSize: 2));
        var lockFree = Run((pass, team) => new LockFreeBatches([pass], team), Plan(batchSize: 2));

        Assert.Equal(ordered.Sums, lockFree.Sums);
        Assert.Equal(ordered.Parameters, lockFree.Parameters);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_Cancelled_TakesNoStep(bool lockFree)
    {
        var (sums, parameters) = Run(
            (pass, team) => lockFree ? new LockFreeBatches([pass], team) : new OrderedBatches(pass),
            Plan(batchSize: 3) with { Cancellation = new CancellationToken(canceled: true) });

        Assert.Equal(default, sums);
        Assert.All(parameters, parameter => Assert.Equal(0, parameter));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Run_LossNotFinite_EndsTheEpoch(bool lockFree)
    {
        var rows = new DenseRows([1, float.NaN, 1, 1], 1, [0, 1, 0, 1], []);
        var plan = new EpochPlan(WeightedRows.Create(rows, [0, 1, 2, 3], null), 1, 0, _ => 0.1f, CancellationToken.None);

        var (sums, _) = Run((pass, team) => lockFree ? new LockFreeBatches([pass], team) : new OrderedBatches(pass), plan);

        Assert.Equal((double.NaN, 2), (sums.Loss, sums.Steps));
    }

    [Fact]
    public void Share_LayerOverFeatures_IsRefused()
    {
        using var team = new WorkerTeam(1);
        var (network, _) = Create(team);

        Assert.Equal(
            "DenseInputLayer is not trained by workers that don't wait for each other.",
            Assert.Throws<NotSupportedException>(() => network.Share(1)).Message);
    }

    private static EpochPlan Plan(int batchSize, long stepsBefore = 0) =>
        new(Learning, batchSize, stepsBefore, rowsDone => (float)(rowsDone / 100), CancellationToken.None);

    private static int[] Numbers(Batch batch) => [.. Enumerable.Range(0, batch.Count).Select(place => batch[place])];

    private static (EpochSums Sums, float[] Parameters) Run(Func<BatchPass, WorkerTeam, IBatchRunner> runner, EpochPlan plan)
    {
        using var team = new WorkerTeam(1);
        var (network, pass) = Create(team);
        return (runner(pass, team).Run(plan), Parameters(network));
    }

    private static (Network Network, BatchPass Pass) Create(WorkerTeam team)
    {
        var rule = UpdateRule.Create(Optimizer.Sgd());
        var network = new Network(
            new DenseInputLayer(new DenseLayer(1, 1, 0, false), Standardizer.None, 8), [], Activation.Identity, new SigmoidCrossEntropyHead(true), 0);
        return (network, new BatchPass(network, new ParameterUpdate(rule, 0, measuresNorm: true), team, new Dropout(0, 1), 8));
    }

    private static float[] Parameters(Network network)
    {
        var parameters = new float[network.ParameterCount];
        network.CopyTo(parameters);
        return parameters;
    }
}

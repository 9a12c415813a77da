using NlpMlNet.Numerics;
using NlpMlNet.Splits;

namespace NlpMlNet.Networks;

/// <summary>What the training of every network shares, whatever its first layer: checked rows, validation rows, first weights, threads, the loop.</summary>
internal sealed record NetworkTraining
{
    private const int EvaluationBatch = 256;
    private const double OperationsWorthThreads = 4e6;

    private readonly NetworkTrainingOptions options;

    /// <summary>Checks options and rows and divides the rows.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="task">What is to be predicted.</param>
    /// <param name="rows">Rows to learn from.</param>
    /// <param name="validation">Rows to validate on; null takes a share of <paramref name="rows"/> as the options say.</param>
    /// <param name="columns">The columns' names, for messages.</param>
    /// <exception cref="ArgumentException">The options are wrong or don't suit the task.</exception>
    /// <exception cref="NlpMlNetException">The rows can't be used.</exception>
    public NetworkTraining(
        NetworkTrainingOptions options, LearningTask task, TrainingRows rows, TrainingRows? validation, ColumnNames? columns)
    {
        options.Validate();
        this.options = options;
        Head = task.CreateHead(options);
        var checks = new RowChecks(Head, task.ClassCount, columns ?? new ColumnNames());
        checks.Check(rows, isValidation: false);
        if (validation is not null)
        {
            checks.Check(validation, isValidation: true);
            CheckSlots(rows, validation);
        }

        (Learning, HeldOut) = Split(task, rows, validation);
        Rule = UpdateRule.Create(options.Optimizer);
    }

    /// <summary>Gets output units and loss.</summary>
    public OutputHead Head { get; }

    /// <summary>Gets the rows to learn from.</summary>
    public WeightedRows Learning { get; init; }

    /// <summary>Gets the rows for validation, if any.</summary>
    public WeightedRows? HeldOut { get; init; }

    /// <summary>Gets the optimizer.</summary>
    public UpdateRule Rule { get; }

    /// <summary>Gets the most rows that go through the network at once.</summary>
    public int Capacity => Math.Max(Math.Min(options.BatchSize, Learning.Count), Math.Min(EvaluationBatch, HeldOut?.Count ?? 1));

    /// <summary>Makes a network with first weights drawn by the seed.</summary>
    /// <param name="input">The first layer.</param>
    /// <param name="widths">Outputs of all layers but the last, the input layer's first; empty when the input layer is the last.</param>
    public Network CreateNetwork(IInputLayer input, IReadOnlyList<int> widths)
    {
        var network = new Network(input, widths, options.Activation, Head, Rule.StateCount);
        network.Initialize(options.EffectiveSeed);
        return network;
    }

    /// <summary>Runs the loop.</summary>
    /// <param name="network">The network with its first weights.</param>
    /// <param name="lockFree">Whether threads work on different batches without waiting for each other.</param>
    /// <returns>How it went, and the parameters to keep.</returns>
    /// <exception cref="NlpMlNetException">Training diverged.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled and nothing is to be kept.</exception>
    public (TrainingSummary Summary, float[] Parameters) Run(Network network, bool lockFree = false)
    {
        // Waking a thread costs microseconds: a batch must offer more work than that.
        var operations = Math.Min(options.BatchSize, Learning.Count) * network.OperationsPerRow;
        var threads = options.Threads ?? Environment.ProcessorCount;
        using var team = new WorkerTeam(lockFree || operations >= OperationsWorthThreads ? threads : 1);
        using var alone = new WorkerTeam(1);
        var pass = PassOver(network, Rule, team);
        IBatchRunner batches = lockFree
            ? new LockFreeBatches([.. Enumerable.Range(0, team.Size).Select(number => PassOver(network.Share(number), UpdateRule.Create(options.Optimizer), alone))], team)
            : new OrderedBatches(pass);
        var (summary, parameters) = new TrainingLoop(network, batches, pass, options, Learning, HeldOut).Run();
        options.Host?.Inform(summary.Describe());
        return (summary, parameters);

        BatchPass PassOver(Network of, UpdateRule with, WorkerTeam by) => new(
            of, new ParameterUpdate(with, options.L2, options.GradientTolerance is not null), by, new Dropout(options.Dropout, options.EffectiveSeed), Capacity);
    }

    private (WeightedRows Learning, WeightedRows? HeldOut) Split(LearningTask task, TrainingRows rows, TrainingRows? validation)
    {
        if (validation is not null)
        {
            return (All(rows), All(validation));
        }

        var groups = options.ValidationFraction == 0 ? [.. Enumerable.Range(0, rows.Count)] : rows.Groups;
        var split = task.IsClassification
            ? StratifiedSplit.Split(rows.Targets.ToArray(), groups, options.ValidationFraction, options.EffectiveSeed)
            : ShuffledSplit.Split(groups, options.ValidationFraction, options.EffectiveSeed);
        return (Some(rows, split.Kept), split.HeldOut.Count == 0 ? null : Some(rows, split.HeldOut));

        WeightedRows All(TrainingRows of) => Some(of, Enumerable.Range(0, of.Count));
        WeightedRows Some(TrainingRows of, IEnumerable<int> numbers) => WeightedRows.Create(of, [.. numbers], options.ClassWeights);
    }

    private static void CheckSlots(TrainingRows rows, TrainingRows validation)
    {
        if (validation.GetType() != rows.GetType() || validation.SlotCount != rows.SlotCount)
        {
            throw new NlpMlNetException(
                $"The validation rows have {validation.SlotCount} features, the training rows {rows.SlotCount}; both must come from the same transforms.");
        }
    }
}

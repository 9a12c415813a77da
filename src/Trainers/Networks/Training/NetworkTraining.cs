using NlpMlNet.Numerics;
using NlpMlNet.Splits;

namespace NlpMlNet.Networks;

/// <summary>What the training of every network shares, whatever its first layer: checks, validation rows, threads, the loop.</summary>
internal static class NetworkTraining
{
    private const int EvaluationBatch = 256;
    private const double OperationsWorthThreads = 4e6;

    /// <summary>Checks options and rows and divides the rows.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="task">What is to be predicted.</param>
    /// <param name="rows">Rows to learn from.</param>
    /// <param name="validation">Rows to validate on; null takes a share of <paramref name="rows"/> as the options say.</param>
    /// <param name="columns">The columns' names, for messages.</param>
    /// <exception cref="ArgumentException">The options are wrong or don't suit the task.</exception>
    /// <exception cref="NlpMlNetException">The rows can't be used.</exception>
    public static PreparedTraining Prepare(
        NetworkTrainingOptions options, LearningTask task, TrainingRows rows, TrainingRows? validation, ColumnNames? columns)
    {
        options.Validate();
        var head = task.CreateHead(options);
        var checks = new RowChecks(head, task.ClassCount, columns ?? new ColumnNames());
        checks.Check(rows, isValidation: false);
        if (validation is not null)
        {
            checks.Check(validation, isValidation: true);
            CheckSlots(rows, validation);
        }

        var (learning, heldOut) = Split(options, task, rows, validation);
        var capacity = Math.Max(Math.Min(options.BatchSize, learning.Count), Math.Min(EvaluationBatch, heldOut?.Count ?? 1));
        return new PreparedTraining(head, learning, heldOut, capacity);
    }

    /// <summary>Runs the loop over a network whose first weights are drawn.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="network">What is trained.</param>
    /// <param name="rule">The optimizer.</param>
    /// <param name="prepared">The rows.</param>
    /// <param name="lockFree">Whether threads work on different batches without waiting for each other.</param>
    public static (TrainingSummary Summary, float[] Parameters) Run(
        NetworkTrainingOptions options, Network network, UpdateRule rule, PreparedTraining prepared, bool lockFree = false)
    {
        // Waking a thread costs microseconds: a batch must offer more work than that.
        var operations = Math.Min(options.BatchSize, prepared.Learning.Count) * network.OperationsPerRow;
        var threads = options.Threads ?? Environment.ProcessorCount;
        using var team = new WorkerTeam(lockFree || operations >= OperationsWorthThreads ? threads : 1);
        using var alone = new WorkerTeam(1);
        var pass = PassOver(network, rule, team);
        IBatchRunner batches = lockFree
            ? new LockFreeBatches([.. Enumerable.Range(0, team.Size).Select(number => PassOver(network.Share(number), UpdateRule.Create(options.Optimizer), alone))], team)
            : new OrderedBatches(pass);
        return new TrainingLoop(network, batches, pass, options, prepared.Learning, prepared.HeldOut).Run();

        BatchPass PassOver(Network of, UpdateRule with, WorkerTeam by) => new(
            of, new ParameterUpdate(with, options.L2, options.GradientTolerance is not null), by, new Dropout(options.Dropout, options.Seed), prepared.Capacity);
    }

    private static (WeightedRows Learning, WeightedRows? HeldOut) Split(
        NetworkTrainingOptions options, LearningTask task, TrainingRows rows, TrainingRows? validation)
    {
        if (validation is not null)
        {
            return (All(rows), All(validation));
        }

        var split = task.IsClassification
            ? StratifiedSplit.Split(rows.Targets.ToArray(), options.ValidationFraction, options.Seed)
            : ShuffledSplit.Split(rows.Count, options.ValidationFraction, options.Seed);
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

namespace NlpMlNet.FeedForward;

/// <summary>From rows and options to a model: the whole training, independent of ML.NET.</summary>
internal static class FeedForwardTraining
{
    private const int EvaluationBatch = 256;
    private const double OperationsWorthThreads = 4e6;

    /// <summary>Trains a network.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="task">What is to be predicted.</param>
    /// <param name="rows">Rows to learn from.</param>
    /// <param name="validation">Rows to validate on; null takes a share of <paramref name="rows"/> as the options say.</param>
    /// <param name="columns">The columns' names, for messages.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">The options are wrong or don't suit the task.</exception>
    /// <exception cref="NlpMlNetException">The rows can't be used, or training diverged.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public static FeedForwardModel Train(
        FeedForwardOptions options, LearningTask task, TrainingRows rows, TrainingRows? validation = null, ColumnNames? columns = null)
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
        var standardizer = options.StandardizeInputs ? Standardize(learning) : Standardizer.None;
        var rule = UpdateRule.Create(options.Optimizer);
        var capacity = Math.Max(Math.Min(options.BatchSize, learning.Count), Math.Min(EvaluationBatch, heldOut?.Count ?? 1));
        var firstWidth = options.HiddenLayers.Count > 0 ? options.HiddenLayers[0] : head.Outputs;
        IInputLayer input = rows switch
        {
            DenseRows dense => new DenseInputLayer(
                new DenseLayer(dense.SlotCount, firstWidth, rule.StateCount, givesInputGradient: false), standardizer, capacity),
            SparseRows sparse => new SparseInputLayer(sparse, firstWidth, rule.StateCount, standardizer),
            _ => throw new ArgumentException($"Rows of the type {rows.GetType().Name} have no input layer.", nameof(rows)),
        };
        var network = new Network(input, options.HiddenLayers, options.Activation, head, rule.StateCount);
        network.Initialize(options.Seed);
        var (summary, parameters) = Run(options, network, rule, capacity, learning, heldOut);
        var shape = new NetworkShape(rows.SlotCount, rows is SparseRows, options.HiddenLayers, options.Activation, head.Outputs, head.Function);
        return new FeedForwardModel(shape, standardizer, parameters, summary);
    }

    /// <summary>Runs the loop over a network, whatever its input layer.</summary>
    public static (TrainingSummary Summary, float[] Parameters) Run(
        FeedForwardOptions options, Network network, UpdateRule rule, int capacity, WeightedRows learning, WeightedRows? heldOut)
    {
        // Waking a thread costs microseconds: a batch must offer more work than that.
        var operations = Math.Min(options.BatchSize, learning.Count) * network.OperationsPerRow;
        using var team = new WorkerTeam(operations >= OperationsWorthThreads ? options.Threads ?? Environment.ProcessorCount : 1);
        var update = new ParameterUpdate(rule, options.L2, options.GradientTolerance is not null);
        var pass = new BatchPass(network, update, team, new Dropout(options.Dropout, options.Seed), capacity);
        return new TrainingLoop(network, pass, options, learning, heldOut).Run();
    }

    /// <summary>Learns what the inputs look like, from the rows to learn from alone.</summary>
    private static Standardizer Standardize(WeightedRows learning) => learning.Rows switch
    {
        DenseRows dense => Standardizer.Learn(dense, learning),
        SparseRows sparse => Standardizer.Learn(sparse, learning.Order),
        _ => Standardizer.None,
    };

    private static (WeightedRows Learning, WeightedRows? HeldOut) Split(
        FeedForwardOptions options, LearningTask task, TrainingRows rows, TrainingRows? validation)
    {
        if (validation is not null)
        {
            return (All(rows), All(validation));
        }

        var split = ValidationSplit.Stratified(rows, task.IsClassification, options.ValidationFraction, options.Seed);
        var heldOut = split.Validation.Length == 0 ? null : WeightedRows.Create(rows, split.Validation, options.ClassWeights);
        return (WeightedRows.Create(rows, split.Training, options.ClassWeights), heldOut);

        WeightedRows All(TrainingRows of) => WeightedRows.Create(of, [.. Enumerable.Range(0, of.Count)], options.ClassWeights);
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

using NlpMlNet.Networks;

namespace NlpMlNet.FeedForward;

/// <summary>From rows of features and options to a model: the whole training, independent of ML.NET.</summary>
internal static class FeedForwardTraining
{
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
        var prepared = NetworkTraining.Prepare(options, task, rows, validation, columns);
        var (head, learning) = (prepared.Head, prepared.Learning);
        var standardizer = options.StandardizeInputs ? Standardize(learning) : Standardizer.None;
        var rule = UpdateRule.Create(options.Optimizer);
        var firstWidth = options.HiddenLayers.Count > 0 ? options.HiddenLayers[0] : head.Outputs;
        IInputLayer input = rows switch
        {
            DenseRows dense => new DenseInputLayer(
                new DenseLayer(dense.SlotCount, firstWidth, rule.StateCount, givesInputGradient: false), standardizer, prepared.Capacity),
            SparseRows sparse => new SparseInputLayer(sparse, firstWidth, rule.StateCount, standardizer),
            _ => throw new ArgumentException($"Rows of the type {rows.GetType().Name} have no input layer.", nameof(rows)),
        };
        var network = new Network(input, options.HiddenLayers, options.Activation, head, rule.StateCount);
        network.Initialize(options.Seed);
        var (summary, parameters) = NetworkTraining.Run(options, network, rule, prepared);
        var shape = new NetworkShape(rows.SlotCount, rows is SparseRows, options.HiddenLayers, options.Activation, head.Outputs, head.Function);
        return new FeedForwardModel(shape, standardizer, parameters, summary);
    }

    /// <summary>Learns what the inputs look like, from the rows to learn from alone.</summary>
    private static Standardizer Standardize(WeightedRows learning) => learning.Rows switch
    {
        DenseRows dense => Standardizer.Learn(dense, learning),
        SparseRows sparse => Standardizer.Learn(sparse, learning.Order),
        _ => Standardizer.None,
    };
}

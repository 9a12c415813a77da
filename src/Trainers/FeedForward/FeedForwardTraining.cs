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
        var training = new NetworkTraining(options, task, rows, validation, columns);
        var standardizer = options.StandardizeInputs ? Standardizer.Learn(training.Learning) : Standardizer.None;
        var network = training.CreateNetwork(InputLayer(options, training, standardizer), options.HiddenLayers);
        var (summary, parameters) = training.Run(network);
        return new FeedForwardModel(ShapeOf(options, training), standardizer, parameters, summary);
    }

    private static IInputLayer InputLayer(FeedForwardOptions options, NetworkTraining training, Standardizer standardizer)
    {
        var (outputs, states) = (options.HiddenLayers.Count > 0 ? options.HiddenLayers[0] : training.Head.Outputs, training.Rule.StateCount);
        return training.Learning.Rows switch
        {
            DenseRows dense => new DenseInputLayer(
                new DenseLayer(dense.SlotCount, outputs, states, givesInputGradient: false), standardizer, training.Capacity),
            SparseRows sparse => new SparseInputLayer(sparse, outputs, states, standardizer),
            var rows => throw new ArgumentException($"Rows of the type {rows.GetType().Name} have no input layer."),
        };
    }

    private static NetworkShape ShapeOf(FeedForwardOptions options, NetworkTraining training)
    {
        var (rows, head) = (training.Learning.Rows, training.Head);
        return new(rows.SlotCount, rows is SparseRows, options.HiddenLayers, options.Activation, head.Outputs, head.Function);
    }
}

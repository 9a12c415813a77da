using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.FeedForward;

/// <summary>Trains a feedforward network to predict a number. The label is a Single.</summary>
/// <remarks>
/// Made by <c>mlContext.Regression.Trainers.FeedForward(...)</c>. A row with a feature that is missing (NaN) or infinite
/// is refused in training. In prediction, its Score is NaN (in CSV files empty),
/// and the same in ONNX. Put ReplaceMissingValues before the trainer where that is no answer.
/// </remarks>
public sealed class FeedForwardRegressionTrainer : RegressionTrainer<FeedForwardRegressionModel, float>
{
    private readonly FeedForwardOptions options;

    internal FeedForwardRegressionTrainer(
        IHostEnvironment env, string label, string features, string? weight, FeedForwardOptions options)
        : base(env, NetworkInputs.Columns(ColumnRequirement.Scalar(label, NumberDataViewType.Single), features, weight))
    {
        options.Validate();
        LearningTask.Regression.CreateHead(options);
        this.options = options;
    }

    /// <inheritdoc/>
    private protected override FeedForwardRegressionModel Train(HostedTraining training, IDataView trainData, IDataView? validationData) =>
        new(NetworkInputs.Train(options.In(training), LearningTask.Regression, Columns, trainData, validationData, RowTargets.FromSingle));
}

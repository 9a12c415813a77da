using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.FeedForward;

/// <summary>Trains a feedforward network to tell two classes apart. The label is a Boolean.</summary>
/// <remarks>
/// Made by <c>mlContext.BinaryClassification.Trainers.FeedForward(...)</c>. A row with a feature that is missing (NaN) or infinite
/// is refused in training. In prediction, its Score and Probability are NaN and its PredictedLabel is false, in CSV files empty;
/// ONNX Runtime refuses it. Put ReplaceMissingValues before the trainer where that is no answer.
/// </remarks>
public sealed class FeedForwardBinaryTrainer : BinaryTrainer<FeedForwardBinaryModel, float>
{
    private readonly FeedForwardOptions options;

    internal FeedForwardBinaryTrainer(
        IHostEnvironment env, string label, string features, string? weight, FeedForwardOptions options)
        : base(env, NetworkInputs.Columns(ColumnRequirement.Scalar(label, BooleanDataViewType.Instance), features, weight))
    {
        options.Validate();
        LearningTask.Binary.CreateHead(options);
        this.options = options;
    }

    /// <inheritdoc/>
    private protected override FeedForwardBinaryModel Train(HostedTraining training, IDataView trainData, IDataView? validationData) =>
        new(NetworkInputs.Train(options.In(training), LearningTask.Binary, Columns, trainData, validationData, RowTargets.FromBoolean));
}

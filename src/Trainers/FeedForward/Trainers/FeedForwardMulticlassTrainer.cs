using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.FeedForward;

/// <summary>Trains a feedforward network to choose among classes. The label is a key (see MapValueToKey).</summary>
/// <remarks>
/// Made by <c>mlContext.MulticlassClassification.Trainers.FeedForward(...)</c>. A row with a feature that is missing (NaN) or infinite
/// is refused in training. In prediction, all its Scores are NaN and its PredictedLabel is the missing key (in CSV files empty),
/// and the same in ONNX. Put ReplaceMissingValues before the trainer where that is no answer.
/// </remarks>
public sealed class FeedForwardMulticlassTrainer : MulticlassTrainer<FeedForwardMulticlassModel, float>
{
    private readonly FeedForwardOptions options;

    internal FeedForwardMulticlassTrainer(
        IHostEnvironment env, string label, string features, string? weight, FeedForwardOptions options)
        : base(env, NetworkInputs.Columns(ColumnRequirement.Key(label), features, weight))
    {
        options.Validate();
        this.options = options;
    }

    /// <inheritdoc/>
    private protected override FeedForwardMulticlassModel Train(HostedTraining training, IDataView trainData, IDataView? validationData)
    {
        var classes = checked((int)((KeyDataViewType)Columns.Label.FindIn(trainData.Schema).Type).Count);
        return new(NetworkInputs.Train(
            options.In(training), LearningTask.Multiclass(classes), Columns, trainData, validationData, RowTargets.FromKey));
    }
}

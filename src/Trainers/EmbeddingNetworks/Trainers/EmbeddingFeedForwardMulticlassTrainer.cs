using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Trains a network that learns a vector for each token to choose among classes. The label is a key (see MapValueToKey).</summary>
/// <remarks>Made by <c>mlContext.MulticlassClassification.Trainers.EmbeddingFeedForward(...)</c>.</remarks>
public sealed class EmbeddingFeedForwardMulticlassTrainer : MulticlassTrainer<EmbeddingFeedForwardMulticlassModel, int>
{
    private readonly EmbeddingFeedForwardOptions options;

    internal EmbeddingFeedForwardMulticlassTrainer(
        IHostEnvironment env, string label, string ids, string? weight, EmbeddingFeedForwardOptions options)
        : base(env, TokenInputs.Columns(ColumnRequirement.Key(label), ids, weight, options.Composition))
    {
        options.Validate();
        this.options = options;
    }

    /// <inheritdoc/>
    private protected override EmbeddingFeedForwardMulticlassModel Train(HostedTraining training, IDataView trainData, IDataView? validationData)
    {
        var classes = checked((int)((KeyDataViewType)Columns.Label.FindIn(trainData.Schema).Type).Count);
        return new(TokenInputs.Train(
            options.In(training), LearningTask.Multiclass(classes), Columns, trainData, validationData, RowTargets.FromKey));
    }
}

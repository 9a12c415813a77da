using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Trains a network that learns a vector for each token to tell two classes apart. The label is a Boolean.</summary>
/// <remarks>Made by <c>mlContext.BinaryClassification.Trainers.EmbeddingFeedForward(...)</c>.</remarks>
public sealed class EmbeddingFeedForwardBinaryTrainer : BinaryTrainer<EmbeddingFeedForwardBinaryModel, int>
{
    private readonly EmbeddingFeedForwardOptions options;

    internal EmbeddingFeedForwardBinaryTrainer(
        IHostEnvironment env, string label, string ids, string? weight, EmbeddingFeedForwardOptions options)
        : base(env, TokenInputs.Columns(ColumnRequirement.Scalar(label, BooleanDataViewType.Instance), ids, weight, options.Composition))
    {
        options.Validate();
        LearningTask.Binary.CreateHead(options);
        this.options = options;
    }

    /// <inheritdoc/>
    private protected override EmbeddingFeedForwardBinaryModel Train(HostedTraining training, IDataView trainData, IDataView? validationData) =>
        new(TokenInputs.Train(options.In(training), LearningTask.Binary, Columns, trainData, validationData, RowTargets.FromBoolean));
}

using Microsoft.ML.Runtime;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

[assembly: ModelComponent(typeof(EmbeddingFeedForwardBinaryModel), "NlpMlNet.EFFBinary")]

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>A network over token ids that tells two classes apart, as a part of an ML.NET model: Score is the logit, Probability its sigmoid.</summary>
public sealed class EmbeddingFeedForwardBinaryModel
    : BinaryPredictor<EmbeddingFeedForwardBinaryModel, int>, IModelComponent<EmbeddingFeedForwardBinaryModel>, IOnnxScorer
{
    internal EmbeddingFeedForwardBinaryModel(EmbeddingFeedForwardModel network)
        : base(network.Length) => Network = network;

    /// <inheritdoc/>
    public static ModelFormat Format { get; } = new("EFFBINAR", "NlpMlNet.EFFBinary");

    /// <summary>Gets the network.</summary>
    public EmbeddingFeedForwardModel Network { get; }

    /// <inheritdoc/>
    public static EmbeddingFeedForwardBinaryModel Load(IHostEnvironment env, BinaryReader reader) =>
        new(EmbeddingModelFormat.Read(reader, OutputFunction.Sigmoid));

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => Network.Save(writer);

    string IOnnxScorer.WriteOnnx(OnnxGraph graph, string features) => EmbeddingOnnx.Write(Network, graph, features, givesSums: true);

    /// <inheritdoc/>
    protected override IRowScorer<int> CreateScorer() => new TokenScorer(Network, givesSums: true);
}

using Microsoft.ML.Runtime;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

[assembly: ModelComponent(typeof(EmbeddingFeedForwardMulticlassModel), "NlpMlNet.EFFMulticlass")]

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>A network over token ids that chooses among classes, as a part of an ML.NET model: Score holds one probability per class.</summary>
public sealed class EmbeddingFeedForwardMulticlassModel
    : MulticlassPredictor<EmbeddingFeedForwardMulticlassModel, int>, IModelComponent<EmbeddingFeedForwardMulticlassModel>, IOnnxScorer
{
    internal EmbeddingFeedForwardMulticlassModel(EmbeddingFeedForwardModel network)
        : base(network.Length, network.OutputCount) => Network = network;

    /// <inheritdoc/>
    public static ModelFormat Format { get; } = new("EFFMULTI", "NlpMlNet.EFFMulticlass");

    /// <summary>Gets the network.</summary>
    public EmbeddingFeedForwardModel Network { get; }

    /// <inheritdoc/>
    public static EmbeddingFeedForwardMulticlassModel Load(IHostEnvironment env, BinaryReader reader) =>
        new(EmbeddingModelFormat.Read(reader, OutputFunction.Softmax));

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => Network.Save(writer);

    string IOnnxScorer.WriteOnnx(OnnxGraph graph, string features) => EmbeddingOnnx.Write(Network, graph, features, givesSums: false);

    /// <inheritdoc/>
    protected override IRowScorer<int> CreateScorer() => new TokenScorer(Network, givesSums: false);
}

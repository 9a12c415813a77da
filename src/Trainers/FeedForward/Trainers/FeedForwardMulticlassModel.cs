using Microsoft.ML.Runtime;
using NlpMlNet.FeedForward;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

[assembly: ModelComponent(typeof(FeedForwardMulticlassModel), "NlpMlNet.FFMulticlass")]

namespace NlpMlNet.FeedForward;

/// <summary>A feedforward network that chooses among classes, as a part of an ML.NET model: Score holds one probability per class.</summary>
public sealed class FeedForwardMulticlassModel : MulticlassPredictor<FeedForwardMulticlassModel, float>, IModelComponent<FeedForwardMulticlassModel>, IOnnxScorer
{
    internal FeedForwardMulticlassModel(FeedForwardModel network)
        : base(network.InputCount, network.OutputCount) => Network = network;

    /// <inheritdoc/>
    public static ModelFormat Format { get; } = new("FFMULTIC", "NlpMlNet.FFMulticlass");

    /// <summary>Gets the network.</summary>
    public FeedForwardModel Network { get; }

    /// <inheritdoc/>
    public static FeedForwardMulticlassModel Load(IHostEnvironment env, BinaryReader reader) =>
        new(FeedForwardModelFormat.Read(reader, OutputFunction.Softmax));

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => Network.Save(writer);

    string IOnnxScorer.WriteOnnx(OnnxGraph graph, string features) => FeedForwardOnnx.Write(Network, graph, features, givesSums: false);

    /// <inheritdoc/>
    protected override IRowScorer<float> CreateScorer() => new NetworkScorer(Network, givesSums: false);
}

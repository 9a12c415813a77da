using Microsoft.ML.Runtime;
using NlpMlNet.FeedForward;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

[assembly: ModelComponent(typeof(FeedForwardBinaryModel), "NlpMlNet.FFBinary")]

namespace NlpMlNet.FeedForward;

/// <summary>A feedforward network that tells two classes apart, as a part of an ML.NET model: Score is the logit, Probability its sigmoid.</summary>
public sealed class FeedForwardBinaryModel : BinaryPredictor<FeedForwardBinaryModel, float>, IModelComponent<FeedForwardBinaryModel>, IOnnxScorer
{
    internal FeedForwardBinaryModel(FeedForwardModel network)
        : base(network.InputCount) => Network = network;

    /// <inheritdoc/>
    public static ModelFormat Format { get; } = new("FFBINARY", "NlpMlNet.FFBinary");

    /// <summary>Gets the network.</summary>
    public FeedForwardModel Network { get; }

    /// <inheritdoc/>
    public static FeedForwardBinaryModel Load(IHostEnvironment env, BinaryReader reader) =>
        new(FeedForwardModelFormat.Read(reader, OutputFunction.Sigmoid));

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => Network.Save(writer);

    string IOnnxScorer.WriteOnnx(OnnxGraph graph, string features) => FeedForwardOnnx.Write(Network, graph, features, givesSums: true);

    /// <inheritdoc/>
    protected override IRowScorer<float> CreateScorer() => new NetworkScorer(Network, givesSums: true);
}

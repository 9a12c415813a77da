using Microsoft.ML.Runtime;
using NlpMlNet.FeedForward;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

[assembly: ModelComponent(typeof(FeedForwardRegressionModel), "NlpMlNet.FFRegression")]

namespace NlpMlNet.FeedForward;

/// <summary>A feedforward network that predicts a number, as a part of an ML.NET model: Score is the number.</summary>
public sealed class FeedForwardRegressionModel : RegressionPredictor<FeedForwardRegressionModel, float>, IModelComponent<FeedForwardRegressionModel>, IOnnxScorer
{
    internal FeedForwardRegressionModel(FeedForwardModel network)
        : base(network.InputCount) => Network = network;

    /// <inheritdoc/>
    public static ModelFormat Format { get; } = new("FFREGRES", "NlpMlNet.FFRegression");

    /// <summary>Gets the network.</summary>
    public FeedForwardModel Network { get; }

    /// <inheritdoc/>
    public static FeedForwardRegressionModel Load(IHostEnvironment env, BinaryReader reader) =>
        new(FeedForwardModelFormat.Read(reader, OutputFunction.Identity, OutputFunction.Sigmoid));

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => Network.Save(writer);

    string IOnnxScorer.WriteOnnx(OnnxGraph graph, string features) => FeedForwardOnnx.Write(Network, graph, features, givesSums: false);

    /// <inheritdoc/>
    protected override IRowScorer<float> CreateScorer() => new NetworkScorer(Network, givesSums: false);
}

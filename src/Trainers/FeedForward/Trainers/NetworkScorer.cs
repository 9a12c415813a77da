using Microsoft.ML.Data;
using NlpMlNet.Hosting;

namespace NlpMlNet.FeedForward;

/// <summary>Scores ML.NET's feature vectors, dense or sparse, with a network.</summary>
/// <param name="network">The network.</param>
/// <param name="givesSums">Whether the output units' sums (logits) are wanted instead of their outputs.</param>
internal sealed class NetworkScorer(FeedForwardModel network, bool givesSums) : IRowScorer<float>
{
    /// <inheritdoc/>
    public void Score(in VBuffer<float> features, Span<float> outputs)
    {
        if (features.IsDense)
        {
            network.Predict(features.GetValues(), outputs, givesSums);
        }
        else
        {
            network.Predict(features.GetIndices(), features.GetValues(), outputs, givesSums);
        }
    }
}

using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;
using NlpMlNet.Tokens;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Scores ML.NET's vectors of token ids with a network.</summary>
/// <param name="network">The network.</param>
/// <param name="givesSums">Whether the output units' sums (logits) are wanted instead of their outputs.</param>
internal sealed class TokenScorer(EmbeddingFeedForwardModel network, bool givesSums) : IRowScorer<int>
{
    private readonly TokenReader reader = new(network);
    private VBuffer<int> dense;

    /// <inheritdoc/>
    /// <exception cref="FeatureFaultException">An id is below 0.</exception>
    public void Score(in VBuffer<int> features, Span<float> outputs)
    {
        if (TokenIdCheck.FaultOf(in features) is { } fault)
        {
            throw new FeatureFaultException(fault);
        }

        if (features.IsDense)
        {
            reader.Read(features.GetValues(), outputs);
        }
        else
        {
            // What a sparse vector leaves out is padding.
            features.CopyToDense(ref dense);
            reader.Read(dense.GetValues(), outputs);
        }

        if (!givesSums)
        {
            network.Output.Apply(outputs);
        }
    }
}

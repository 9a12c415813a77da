using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>The tokens of texts with their factors; while training some are left out at random.</summary>
/// <param name="factors">What each token counts for.</param>
/// <param name="dropout">Decides which tokens are left out.</param>
internal sealed class PooledTokens(TokenFactors factors, WordDropout dropout) : ISlotReader
{
    /// <inheritdoc/>
    public int CountAtMost(Batch batch, int place) => ((TokenRows)batch.Rows).Row(batch[place]).Length;

    /// <inheritdoc/>
    public int Read(Batch batch, int place, bool training, Span<int> slots, Span<float> values)
    {
        var tokens = ((TokenRows)batch.Rows).Row(batch[place]);
        var count = training ? dropout.Keep(tokens, batch[place], slots) : 0;
        if (count == 0)
        {
            tokens.CopyTo(slots);
            count = tokens.Length;
        }

        factors.Write(slots[..count], values[..count]);
        return count;
    }
}

using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>The tokens of texts place by place; padding, and what is left out while training, has the factor 0.</summary>
/// <param name="dropout">Decides which tokens are left out.</param>
internal sealed class PlacedTokens(WordDropout dropout) : ISlotReader
{
    /// <inheritdoc/>
    public int CountAtMost(Batch batch, int place) => ((TokenRows)batch.Rows).Row(batch[place]).Length;

    /// <inheritdoc/>
    public int Read(Batch batch, int place, bool training, Span<int> slots, Span<float> values)
    {
        var tokens = ((TokenRows)batch.Rows).Row(batch[place]);
        for (var k = 0; k < tokens.Length; k++)
        {
            var isLeftOut = training && dropout.LeavesOut(batch[place], k);
            slots[k] = isLeftOut ? 0 : tokens[k];
            values[k] = slots[k] == 0 ? 0f : 1f;
        }

        return tokens.Length;
    }
}

namespace NlpMlNet.Embeddings;

/// <summary>Makes the vector of a document of those of its words; words without a vector are skipped.</summary>
/// <param name="vectors">The vectors that are kept; the fitted words come first.</param>
/// <param name="pooling">How they become one.</param>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class DocumentEmbedder(WordVectors vectors, Pooling pooling)
{
    private readonly float[] composed = new float[vectors.Dimension];

    /// <summary>Embeds a row that was read; a document without a known word is zero.</summary>
    /// <returns>The number of words with a vector.</returns>
    public int Embed(RowTokens tokens, Span<float> pooled)
    {
        pooled.Clear();
        var count = 0;
        for (var token = 0; token < tokens.Count; token++)
        {
            var text = tokens.TextAt(token);
            if (vectors.TryGetIndex(text, out var word))
            {
                pooling.Add(vectors.VectorAt(word), word, tokens.PositionAt(token), count++, pooled);
            }
            else if (vectors.Subwords is not null && vectors.Subwords.TryCompose(text, composed))
            {
                pooling.Add(composed, -1, tokens.PositionAt(token), count++, pooled);
            }
        }

        if (count > 0)
        {
            pooling.Finish(count, pooled);
        }

        return count;
    }
}

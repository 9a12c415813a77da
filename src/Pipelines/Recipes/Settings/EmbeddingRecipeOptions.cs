using Microsoft.ML;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Embeddings;
using NlpMlNet.Tokens;

namespace NlpMlNet.Recipes;

/// <summary>The network over token ids, and the file of word vectors that it starts from.</summary>
internal sealed record EmbeddingRecipeOptions(EmbeddingFeedForwardOptions Network, string? VectorsPath = null)
{
    public EmbeddingRecipeOptions With(Func<EmbeddingFeedForwardOptions, EmbeddingFeedForwardOptions> change) => this with { Network = change(Network) };

    /// <summary>The network's options with the vectors of the column's tokens read; their dimension is that of the file.</summary>
    public EmbeddingFeedForwardOptions WithVectors(DataViewSchema.Column ids, CancellationToken cancellation)
    {
        if (VectorsPath is null)
        {
            return Network;
        }

        var vectors = WordVectors.Load(VectorsPath, new WordVectorOptions { Words = TokenTexts.Of(ids), CancellationToken = cancellation });
        return Network with { InitialVectors = vectors, Dimension = vectors.Dimension };
    }
}

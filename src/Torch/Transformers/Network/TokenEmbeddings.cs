using NlpMlNet.Checkpoints;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>A token's first vector: the sum of the vectors of its id, its position and, in BERT, its text of the pair.</summary>
internal sealed class TokenEmbeddings : nn.Module
{
    private readonly int firstPosition;
    private readonly double dropout;
    private readonly VectorTable tokens;
    private readonly VectorTable positions;
    private readonly VectorTable? types;
    private readonly LayerNorm? norm;

    /// <summary>Initializes a new instance of the <see cref="TokenEmbeddings"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    public TokenEmbeddings(TransformerConfiguration configuration)
        : base(nameof(TokenEmbeddings))
    {
        firstPosition = configuration.FirstPosition;
        dropout = configuration.EmbeddingDropout;
        tokens = new VectorTable(configuration.VocabularySize, configuration.HiddenSize);
        positions = new VectorTable(configuration.Positions, configuration.HiddenSize);
        if (configuration.TokenTypes > 0)
        {
            types = new VectorTable(configuration.TokenTypes, configuration.HiddenSize);
        }

        if (configuration.Family != TransformerFamily.Gpt2)
        {
            norm = new LayerNorm(configuration.HiddenSize, configuration.LayerNormEpsilon);
        }
    }

    /// <summary>Gets the vectors of the vocabulary, (V, D); language models use them a second time for their output.</summary>
    public Tensor Tokens => tokens.Vectors;

    /// <summary>Looks the vectors up and adds them.</summary>
    /// <param name="batch">B texts, padded to T tokens.</param>
    /// <returns>(B, T, D).</returns>
    public Tensor Forward(TokenBatch batch)
    {
        var width = batch.Ids.shape[1];
        var x = tokens.Forward(batch.Ids) + positions.Vectors.narrow(0, firstPosition, width); // (B, T, D) + (T, D)
        if (types is not null)
        {
            x += types.Forward(batch.Types ?? zeros_like(batch.Ids));
        }

        x = norm?.Forward(x) ?? x;
        return training ? SeededDropout.Apply(x, dropout) : x;
    }
}

using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>A token's first vector: that of its id and, in GPT-2, that of its position.</summary>
internal sealed class CausalEmbeddings : nn.Module
{
    private readonly double dropout;
    private readonly VectorTable tokens;
    private readonly VectorTable? positions;

    /// <summary>Initializes a new instance of the <see cref="CausalEmbeddings"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    /// <param name="type">The type in which vectors are kept.</param>
    public CausalEmbeddings(CausalConfiguration configuration, ScalarType type)
        : base(nameof(CausalEmbeddings))
    {
        dropout = configuration.EmbeddingDropout;
        tokens = new VectorTable(configuration.VocabularySize, configuration.HiddenSize, type);
        positions = configuration.Rotary is null ? new VectorTable(configuration.Positions, configuration.HiddenSize, type) : null;
    }

    /// <summary>Gets the vectors of the vocabulary, (V, D).</summary>
    public Tensor Tokens => tokens.Vectors;

    /// <summary>Looks the vectors up.</summary>
    /// <param name="ids">Token ids, int64, (B, T).</param>
    /// <param name="visible">Where the tokens are.</param>
    /// <returns>(B, T, D).</returns>
    public Tensor Forward(Tensor ids, VisibleTokens visible)
    {
        var x = tokens.Forward(ids);
        if (positions is not null)
        {
            x += visible.Positions is { } own
                ? positions.Forward(own)
                : positions.Vectors.narrow(0, visible.Start, visible.End - visible.Start); // (B, T, D) + (T, D)
        }

        return training ? SeededDropout.Apply(x, dropout) : x;
    }
}

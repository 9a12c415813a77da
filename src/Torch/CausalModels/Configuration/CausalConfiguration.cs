using NlpMlNet.Checkpoints;

namespace NlpMlNet.CausalModels;

/// <summary>The sizes and constants of a decoder-only transformer: all that must be known besides its weights.</summary>
/// <remarks>
/// GPT-2 (Radford et al. 2019) has learned positions, layer normalization and two feed-forward layers with biases. Llama (Touvron et al.
/// 2023) and what followed it have rotary positions, root mean square normalization and gated feed-forward layers; they differ in
/// where biases are, in windows, and in norms of queries and keys.
/// </remarks>
internal sealed record CausalConfiguration
{
    /// <summary>Hugging Face's name of the kind, such as <c>qwen2</c>.</summary>
    public required string ModelType { get; init; }

    /// <summary>The width D of the vectors between the layers.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>The number of blocks.</summary>
    public required int Layers { get; init; }

    /// <summary>The number H of heads that ask.</summary>
    public required int Heads { get; init; }

    /// <summary>The number G of heads that answer; each serves H / G heads that ask (Ainslie et al. 2023).</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>The width K of a head; H K need not be D.</summary>
    public required int HeadSize { get; init; }

    /// <summary>The width F inside the feed-forward layers.</summary>
    public required int InnerSize { get; init; }

    /// <summary>The rows V of the token embedding.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The most tokens that a text can have.</summary>
    public required int Positions { get; init; }

    /// <summary>ε of the normalizations.</summary>
    public required float NormEpsilon { get; init; }

    /// <summary>The function inside the feed-forward layers.</summary>
    public required TransformerActivation Activation { get; init; }

    /// <summary>Whether the output's vectors are those of the token embedding.</summary>
    public required bool TiedHead { get; init; }

    /// <summary>How positions turn queries and keys; <see langword="null"/> where each position has a learned vector.</summary>
    public RotarySettings? Rotary { get; init; }

    /// <summary>Whether the layers of queries, keys and values have biases.</summary>
    public bool QueryKeyValueBias { get; init; }

    /// <summary>Whether the layer behind the heads has a bias.</summary>
    public bool OutputBias { get; init; }

    /// <summary>Whether the feed-forward layers have biases.</summary>
    public bool FeedForwardBias { get; init; }

    /// <summary>Whether each head's query and key are normalized before they are turned (Henry et al. 2020; Qwen 3).</summary>
    public bool NormalizesQueriesAndKeys { get; init; }

    /// <summary>The number of tokens, itself included, that a token sees in each layer; <see langword="null"/> where it sees all before it.</summary>
    public required IReadOnlyList<int?> Windows { get; init; }

    /// <summary>The token before a text.</summary>
    public int? BeginningId { get; init; }

    /// <summary>The tokens behind a text; empty where none is named.</summary>
    public IReadOnlyList<int> EndIds { get; init; } = [];

    /// <summary>The share of components dropped behind the embeddings while training.</summary>
    public float EmbeddingDropout { get; init; }

    /// <summary>The share of components dropped behind each sub-layer while training.</summary>
    public float HiddenDropout { get; init; }

    /// <summary>The share of attention weights dropped while training.</summary>
    public float AttentionDropout { get; init; }

    /// <summary>Whether it is built as GPT-2 is, and not as Llama.</summary>
    public bool IsGpt2 => Rotary is null;
}

using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Checkpoints.TransformerConfiguration>;

namespace NlpMlNet.Checkpoints;

/// <summary>The sizes and constants of a transformer: all that must be known besides its weights.</summary>
public sealed record TransformerConfiguration
{
    /// <summary>Gets which transformer it is.</summary>
    public required TransformerFamily Family { get; init; }

    /// <summary>Gets the width D of the vectors between the layers; at most 2^20.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Gets the number of blocks; at most 1,024.</summary>
    public required int Layers { get; init; }

    /// <summary>Gets the number of attention heads in a block; it divides <see cref="HiddenSize"/>.</summary>
    public required int Heads { get; init; }

    /// <summary>Gets the width F inside the feed-forward sub-layers; at most 2^22.</summary>
    public required int InnerSize { get; init; }

    /// <summary>Gets the rows V of the token embedding; at most 2^26.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Gets the rows of the position embedding, of which the first <see cref="FirstPosition"/> belong to no token; at most 2^24.</summary>
    public required int Positions { get; init; }

    /// <summary>Gets the position of a text's first token.</summary>
    /// <value>0 by default; RoBERTa: the padding id and 1.</value>
    public int FirstPosition { get; init; }

    /// <summary>Gets the rows of the token type embedding; 0 where there is none (DistilBERT, GPT-2), at most 2^16.</summary>
    public int TokenTypes { get; init; }

    /// <summary>Gets ε in (x - μ) / √(σ² + ε).</summary>
    public required float LayerNormEpsilon { get; init; }

    /// <summary>Gets the function inside the feed-forward sub-layers.</summary>
    public required TransformerActivation Activation { get; init; }

    /// <summary>Gets the id of the token that fills up short texts.</summary>
    /// <value>0 by default.</value>
    public int PaddingId { get; init; }

    /// <summary>Gets the share of components dropped behind the embeddings while training, from 0 to below 1.</summary>
    public float EmbeddingDropout { get; init; }

    /// <summary>Gets the share of components dropped behind each sub-layer while training, from 0 to below 1.</summary>
    public float HiddenDropout { get; init; }

    /// <summary>Gets the share of attention weights dropped while training, from 0 to below 1.</summary>
    public float AttentionDropout { get; init; }

    /// <summary>Gets the share of components dropped before the classifier while training, from 0 to below 1.</summary>
    public float ClassifierDropout { get; init; }

    /// <summary>Gets the width of a head, D / heads.</summary>
    public int HeadSize => HiddenSize / Heads;

    /// <summary>Gets the most tokens that a text can have, special tokens included.</summary>
    public int MaximumLength => Positions - FirstPosition;

    /// <summary>Checks all values.</summary>
    /// <exception cref="ArgumentException">Values are wrong; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The configuration of the transformer is not valid", FindFailures());

    private static MessageText? UnlessSize(int value, string name, int smallest, int largest) =>
        Unless(value >= smallest && value <= largest, name, value, $"{smallest} to {largest}");

    private static MessageText? UnlessShare(float value, string name) => Unless(value is >= 0 and < 1, name, value, "from 0 to below 1");

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Enum.IsDefined(Family), nameof(Family), Family, "Bert, DistilBert, Roberta or Gpt2"),
        UnlessSize(HiddenSize, nameof(HiddenSize), 1, ConfigurationLimits.HiddenSize),
        UnlessSize(Layers, nameof(Layers), 1, ConfigurationLimits.Layers),
        Unless(Heads >= 1 && HiddenSize % Heads == 0, nameof(Heads), Heads, $"a divisor of {Option(nameof(HiddenSize))}"),
        UnlessSize(InnerSize, nameof(InnerSize), 1, ConfigurationLimits.InnerSize),
        UnlessSize(VocabularySize, nameof(VocabularySize), 1, ConfigurationLimits.VocabularySize),
        UnlessSize(Positions, nameof(Positions), 1, ConfigurationLimits.Positions),
        Unless(FirstPosition >= 0 && FirstPosition < Positions, nameof(FirstPosition), FirstPosition, $"from 0 to below {Option(nameof(Positions))}"),
        UnlessSize(TokenTypes, nameof(TokenTypes), 0, ConfigurationLimits.TokenTypes),
        Unless(LayerNormEpsilon is > 0 and < 1, nameof(LayerNormEpsilon), LayerNormEpsilon, "above 0 and below 1"),
        Unless(Enum.IsDefined(Activation), nameof(Activation), Activation, "Gelu, GeluTanh, QuickGelu, Relu or Silu"),
        Unless(PaddingId >= 0 && PaddingId < VocabularySize, nameof(PaddingId), PaddingId, $"from 0 to below {Option(nameof(VocabularySize))}"),
        UnlessShare(EmbeddingDropout, nameof(EmbeddingDropout)),
        UnlessShare(HiddenDropout, nameof(HiddenDropout)),
        UnlessShare(AttentionDropout, nameof(AttentionDropout)),
        UnlessShare(ClassifierDropout, nameof(ClassifierDropout)),
    ];
}

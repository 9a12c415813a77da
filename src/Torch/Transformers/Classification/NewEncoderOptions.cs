using NlpMlNet.Checkpoints;
using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.TransformerTextClassificationOptions>;

namespace NlpMlNet;

/// <summary>The sizes of an encoder of BERT's kind that learns from nothing.</summary>
/// <remarks>Some thousand texts are enough for a small one only; a pretrained checkpoint knows the language already.</remarks>
public sealed record NewEncoderOptions
{
    /// <summary>Gets the number of subwords, learnt from the training texts.</summary>
    /// <value>8,000 by default; at least 100.</value>
    public int VocabularySize { get; init; } = 8000;

    /// <summary>Gets the width of the vectors between the layers.</summary>
    /// <value>128 by default; at least 1.</value>
    public int HiddenSize { get; init; } = 128;

    /// <summary>Gets the number of blocks.</summary>
    /// <value>1 by default, which on some thousand texts generalizes better than 2; at least 1.</value>
    public int Layers { get; init; } = 1;

    /// <summary>Gets the number of attention heads in a block; it must divide <see cref="HiddenSize"/>.</summary>
    /// <value>4 by default.</value>
    public int Heads { get; init; } = 4;

    /// <summary>Gets the width inside the feed-forward layers.</summary>
    /// <value>512 by default; at least 1.</value>
    public int InnerSize { get; init; } = 512;

    /// <summary>Gets the most tokens of a text.</summary>
    /// <value>256 by default; at least 8.</value>
    public int MaximumLength { get; init; } = 256;

    /// <summary>Gets the share of components dropped while training.</summary>
    /// <value>0.3 by default: what learns from nothing needs more of it than a pretrained checkpoint; at least 0 and below 1.</value>
    public float Dropout { get; init; } = 0.3f;

    /// <summary>The configuration of the network.</summary>
    /// <param name="vocabularySize">The number of subwords that were learnt.</param>
    /// <param name="paddingId">The id of padding.</param>
    internal TransformerConfiguration Configure(int vocabularySize, int paddingId) => new()
    {
        Family = TransformerFamily.Bert,
        HiddenSize = HiddenSize,
        Layers = Layers,
        Heads = Heads,
        InnerSize = InnerSize,
        VocabularySize = vocabularySize,
        Positions = MaximumLength,
        TokenTypes = 2,
        LayerNormEpsilon = 1e-12f,
        Activation = TransformerActivation.Gelu,
        PaddingId = paddingId,
        EmbeddingDropout = Dropout,
        HiddenDropout = Dropout,
        AttentionDropout = Dropout,
        ClassifierDropout = Dropout,
    };

    internal IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(VocabularySize >= 100, Path(nameof(VocabularySize)), VocabularySize, "at least 100"),
        Unless(HiddenSize >= 1, Path(nameof(HiddenSize)), HiddenSize, "at least 1"),
        Unless(Layers >= 1, Path(nameof(Layers)), Layers, "at least 1"),
        Unless(Heads >= 1 && HiddenSize % Heads == 0, Path(nameof(Heads)), Heads, $"a divisor of {Option(Path(nameof(HiddenSize)))}, {HiddenSize}"),
        Unless(InnerSize >= 1, Path(nameof(InnerSize)), InnerSize, "at least 1"),
        Unless(MaximumLength >= 8, Path(nameof(MaximumLength)), MaximumLength, "at least 8"),
        Unless(Dropout is >= 0 and < 1, Path(nameof(Dropout)), Dropout, "at least 0 and below 1"),
    ];

    private static string Path(string name) => $"{nameof(TransformerTextClassificationOptions.NewEncoder)}.{name}";
}

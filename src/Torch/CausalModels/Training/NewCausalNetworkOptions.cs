using System.Text.Json.Nodes;
using NlpMlNet.LanguageModels;
using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.CausalTrainingOptions>;

namespace NlpMlNet;

/// <summary>The sizes of a transformer of GPT-2's kind that learns from nothing.</summary>
public sealed record NewCausalNetworkOptions
{
    /// <summary>Gets what the tokens are that are learnt from the texts; without meaning when <see cref="CausalTrainingOptions.Tokenizer"/> is given.</summary>
    /// <value>
    /// <see cref="TokenKind.Subwords"/>, or <see cref="TokenKind.WhiteSpace"/> for texts that are divided already. No words: they can't be
    /// written as the tokenizer of a checkpoint.
    /// </value>
    public TokenKind Tokens { get; init; } = TokenKind.Subwords;

    /// <summary>Gets the most tokens that are learnt from the texts, special ones included.</summary>
    /// <value><see langword="null"/>: 8,000 subwords, or the 50,000 most frequent tokens between spaces. At least 6: five special tokens and a character.</value>
    public int? VocabularySize { get; init; }

    /// <summary>Gets the width of the vectors between the layers.</summary>
    /// <value>256; at least 1.</value>
    public int HiddenSize { get; init; } = 256;

    /// <summary>Gets the number of blocks.</summary>
    /// <value>4; at least 1.</value>
    public int Layers { get; init; } = 4;

    /// <summary>Gets the number of attention heads in a block; it must divide <see cref="HiddenSize"/>.</summary>
    /// <value>4.</value>
    public int Heads { get; init; } = 4;

    /// <summary>Gets the width inside the feed-forward layers.</summary>
    /// <value><see langword="null"/>: four times <see cref="HiddenSize"/>. At least 1.</value>
    public int? InnerSize { get; init; }

    /// <summary>Gets the number of positions: the longest context.</summary>
    /// <value>256; at least 2.</value>
    public int Positions { get; init; } = 256;

    /// <summary>Gets the share of components dropped while training, behind the embeddings and each sub-layer; attention drops none.</summary>
    /// <value>0.1, as GPT-2's; more for a small corpus. At least 0 and below 1.</value>
    public float Dropout { get; init; } = 0.1f;

    internal int EffectiveVocabularySize => VocabularySize ?? (Tokens == TokenKind.Subwords ? 8_000 : 50_000);

    /// <summary>The config.json of such a network.</summary>
    internal string Configure(int vocabularySize, int startId, int endId) => new JsonObject
    {
        ["model_type"] = "gpt2",
        ["architectures"] = new JsonArray("GPT2LMHeadModel"),
        ["n_embd"] = HiddenSize,
        ["n_layer"] = Layers,
        ["n_head"] = Heads,
        ["n_inner"] = InnerSize ?? 4 * HiddenSize,
        ["n_positions"] = Positions,
        ["vocab_size"] = vocabularySize,
        ["layer_norm_epsilon"] = 1e-5,
        ["activation_function"] = "gelu_new",
        ["embd_pdrop"] = Dropout,
        ["resid_pdrop"] = Dropout,
        ["attn_pdrop"] = 0,
        ["bos_token_id"] = startId,
        ["eos_token_id"] = endId,
        ["tie_word_embeddings"] = true,
        ["torch_dtype"] = "float32",
    }.ToJsonString(new() { WriteIndented = true });

    internal IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Tokens is TokenKind.Subwords or TokenKind.WhiteSpace, Path(nameof(Tokens)), Tokens, $"{TokenKind.Subwords} or {TokenKind.WhiteSpace}"),
        Unless(VocabularySize is null or >= 6, Path(nameof(VocabularySize)), VocabularySize, "at least 6, or null"),
        Unless(HiddenSize >= 1, Path(nameof(HiddenSize)), HiddenSize, "at least 1"),
        Unless(Layers >= 1, Path(nameof(Layers)), Layers, "at least 1"),
        Unless(Heads >= 1 && HiddenSize % Heads == 0, Path(nameof(Heads)), Heads, $"a divisor of {Option(Path(nameof(HiddenSize)))}, {HiddenSize}"),
        Unless(InnerSize is null or >= 1, Path(nameof(InnerSize)), InnerSize, "at least 1, or null"),
        Unless(Positions >= 2, Path(nameof(Positions)), Positions, "at least 2"),
        Unless(Dropout is >= 0 and < 1, Path(nameof(Dropout)), Dropout, "at least 0 and below 1"),
    ];

    private static string Path(string name) => $"{nameof(CausalTrainingOptions.NewNetwork)}.{name}";
}

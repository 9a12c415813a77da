using NlpMlNet.LanguageModels;
using NlpMlNet.Messages;
using NlpMlNet.Subwords;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.NgramTrainingOptions>;

namespace NlpMlNet;

/// <summary>All settings of an n-gram language model.</summary>
public sealed record NgramTrainingOptions
{
    private const long LeastMemory = 1 << 20;

    /// <summary>Gets the number of words of the longest n-grams.</summary>
    /// <value>5; 1 to 6.</value>
    public int Order { get; init; } = 5;

    /// <summary>Gets what the tokens are.</summary>
    /// <value><see cref="TokenKind.Words"/>. <see cref="TokenKind.Subwords"/> needs <see cref="Tokenizer"/>.</value>
    public TokenKind Tokens { get; init; } = TokenKind.Words;

    /// <summary>Gets the tokenizer of subwords.</summary>
    /// <value><see langword="null"/>, unless <see cref="Tokens"/> is <see cref="TokenKind.Subwords"/>.</value>
    public SubwordTokenizer? Tokenizer { get; init; }

    /// <summary>Gets the vocabulary that the model is to have, so that its perplexity can be compared with those of other models that have it.</summary>
    /// <value>
    /// <see langword="null"/>: the tokens of the texts. Tokens of the texts that a given one doesn't hold are the unknown token; those of
    /// it that the texts don't hold have the probability of what is never seen. Its kind of tokens is that of <see cref="Tokens"/>.
    /// </value>
    public TextVocabulary? Vocabulary { get; init; }

    /// <summary>Gets for each order how many occurrences an n-gram must exceed to be kept; the last number also holds for the orders behind it.</summary>
    /// <value>Empty: nothing is left out. The first number must be 0, and none may be below the one before it.</value>
    public IReadOnlyList<int> PruneThresholds { get; init; } = [];

    /// <summary>Gets the bytes that n-grams may take in memory while they are counted; what is more goes to the temporary folder.</summary>
    /// <value>1 GB, enough for some 15 million tokens; at least 1 MB. The vocabulary and the finished model are in memory beside it.</value>
    public long MemoryLimit { get; init; } = 1L << 30;

    /// <summary>Gets the token that stops training.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of the n-gram language model are not valid", FindFailures());

    /// <summary>The threshold of each order, from 1.</summary>
    internal int[] ThresholdsByOrder() =>
        [.. Enumerable.Range(0, Order).Select(k => PruneThresholds.Count == 0 ? 0 : PruneThresholds[Math.Min(k, PruneThresholds.Count - 1)])];

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Order is >= 1 and <= NgramRecord.LongestOrder, nameof(Order), Order, $"1 to {NgramRecord.LongestOrder}"),
        Unless(Enum.IsDefined(Tokens), nameof(Tokens), (int)Tokens, $"one of {string.Join(", ", Enum.GetNames<TokenKind>())}"),
        If(
            (Tokens == TokenKind.Subwords) != (Tokenizer is not null),
            $"{Option(nameof(Tokens))} is {Tokens}, and {Option(nameof(Tokenizer))} is {(Tokenizer is null ? "not set" : "set")}; a tokenizer is needed for subwords and for nothing else"),
        If(
            Vocabulary is { } given && given.Kind != Tokens,
            $"{Option(nameof(Vocabulary))} is of {Vocabulary?.Unit}, and {Option(nameof(Tokens))} is {Tokens}; both must be of one kind"),
        If(
            PruneThresholds.Count > 0 && (PruneThresholds[0] != 0 || PruneThresholds.Zip(PruneThresholds.Skip(1)).Any(pair => pair.Second < pair.First)),
            $"{Option(nameof(PruneThresholds))} is {string.Join(' ', PruneThresholds)}; the first number must be 0, and none below the one before it"),
        Unless(MemoryLimit >= LeastMemory, nameof(MemoryLimit), MemoryLimit, $"at least {LeastMemory}"),
    ];
}

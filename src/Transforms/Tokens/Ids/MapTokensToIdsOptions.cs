using NlpMlNet.Messages;
using NlpMlNet.Tokens;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.MapTokensToIdsOptions>;

namespace NlpMlNet;

/// <summary>Which tokens get an id, and whether n-grams get ids too.</summary>
/// <remarks>
/// <para>Hashed n-grams are those of fastText: any number of them share a given number of ids ("buckets"), so that nothing has to be
/// learnt for them, unknown words get ids through their characters, and what a model stores for an id stays of known size. Two n-grams
/// in one bucket are one to everything after.</para>
/// <para>Source: Joulin, Grave, Bojanowski and Mikolov 2017, "Bag of tricks for efficient text classification", section 2 (word n-grams);
/// Bojanowski et al. 2017 (character n-grams). The hash functions are this library's own, so that bucket numbers are not fastText's.</para>
/// </remarks>
public sealed record MapTokensToIdsOptions
{
    /// <summary>The longest n-gram that is accepted.</summary>
    internal const int LengthLimit = 16;

    // Leaves room for the ids of tokens below int.MaxValue.
    private const int MaximumBuckets = 1_000_000_000;

    /// <summary>Gets how often a token must occur in the fitted data to get an id of its own; at least 1.</summary>
    /// <value>1.</value>
    public int MinimumCount { get; init; } = 1;

    /// <summary>Gets the largest number of tokens with an id of their own: the most frequent, ties in ordinal order.</summary>
    /// <value><see langword="null"/>: no limit.</value>
    public int? MaximumTokens { get; init; }

    /// <summary>Gets the vocabulary to use instead of learning one.</summary>
    /// <value><see langword="null"/>: one is learnt from the fitted data.</value>
    public Vocabulary? Vocabulary { get; init; }

    /// <summary>Gets the number of tokens of the longest word n-grams that get ids; they start with two tokens.</summary>
    /// <value>1: none.</value>
    public int WordNgrams { get; init; } = 1;

    /// <summary>Gets the number of characters (code points) of the shortest character n-grams of <c>&lt;word&gt;</c> that get ids.</summary>
    /// <value>3. Of no importance while <see cref="LongestCharacterNgram"/> is 0.</value>
    public int ShortestCharacterNgram { get; init; } = 3;

    /// <summary>Gets the number of characters (code points) of the longest character n-grams of <c>&lt;word&gt;</c> that get ids.</summary>
    /// <value>0: none.</value>
    public int LongestCharacterNgram { get; init; }

    /// <summary>Gets the number of ids that all n-grams share: word n-grams the first half and character n-grams the second, where both get ids.</summary>
    /// <value>2,000,000, as in fastText. Of no importance without n-grams. At least 2.</value>
    public int Buckets { get; init; } = 2_000_000;

    /// <summary>Gets the token that stops fitting.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets what messages call the input column: the column that its tokens come from, where that is another one.</summary>
    internal string? InputName { get; init; }

    /// <summary>Gets a value indicating whether any n-grams get ids.</summary>
    internal bool HasNgrams => WordNgrams > 1 || LongestCharacterNgram > 0;

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of mapping tokens to ids are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(MinimumCount >= 1, nameof(MinimumCount), MinimumCount, "at least 1"),
        Unless(MaximumTokens is null or >= 1, nameof(MaximumTokens), MaximumTokens, "at least 1, or null for no limit"),
        If(
            Vocabulary is not null && (MinimumCount > 1 || MaximumTokens is not null),
            $"{Option(nameof(Vocabulary))} is given, so that none is learnt: "
                + $"{Option(nameof(MinimumCount))} and {Option(nameof(MaximumTokens))} must not be set"),
        Unless(WordNgrams is >= 1 and <= LengthLimit, nameof(WordNgrams), WordNgrams, $"1 (none) to {LengthLimit}"),
        If(
            LongestCharacterNgram != 0
                && !(ShortestCharacterNgram >= 1 && LongestCharacterNgram >= ShortestCharacterNgram && LongestCharacterNgram <= LengthLimit),
            $"{Option(nameof(ShortestCharacterNgram))} is {ShortestCharacterNgram} and {Option(nameof(LongestCharacterNgram))} is {LongestCharacterNgram}; "
                + $"they must be 1 to {LengthLimit} and in this order (or {Option(nameof(LongestCharacterNgram))} 0 for none)"),
        Unless(Buckets is >= 2 and <= MaximumBuckets, nameof(Buckets), Buckets, $"2 to {MaximumBuckets}"),
    ];
}

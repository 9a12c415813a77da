using NlpMlNet.Messages;
using NlpMlNet.Ngrams;
using NlpMlNet.Words;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.NgramFeaturesOptions>;

namespace NlpMlNet;

/// <summary>Which n-grams of a text become features, and what each weighs.</summary>
/// <remarks>
/// <para>A text is divided into words as everywhere in this library (see <see cref="WordScanner"/>) and folded to lower
/// case. A word n-gram is a run of n tokens; a character n-gram is a run of n characters (code points) of one word, whose
/// beginning and end count as one character each.</para>
/// <para>The value of n-gram t in text d is tf-weight(t, d) x idf(t), divided by the Euclidean length of these values over all
/// word n-grams of d, or over all its character n-grams.</para>
/// </remarks>
public sealed record NgramFeaturesOptions
{
    /// <summary>The longest n-gram that is accepted.</summary>
    internal const int LengthLimit = 16;

    /// <summary>Gets the number of tokens of the shortest word n-grams.</summary>
    /// <value>1 (single words).</value>
    public int ShortestWordNgram { get; init; } = 1;

    /// <summary>Gets the number of tokens of the longest word n-grams; 0 for no word n-grams.</summary>
    /// <value>2, so that "not good" is seen.</value>
    public int LongestWordNgram { get; init; } = 2;

    /// <summary>Gets the number of characters of the shortest character n-grams.</summary>
    /// <value>3.</value>
    public int ShortestCharacterNgram { get; init; } = 3;

    /// <summary>Gets the number of characters of the longest character n-grams; 0 for no character n-grams.</summary>
    /// <value>5, so that stems, prefixes, endings and misspelt words are seen.</value>
    public int LongestCharacterNgram { get; init; } = 5;

    /// <summary>Gets a value indicating whether punctuation marks, symbols and emoji are tokens of word n-grams.</summary>
    /// <value><see langword="true"/>: each mark is a token, as "!" and "?" carry sentiment.</value>
    public bool IncludePunctuation { get; init; } = true;

    /// <summary>Gets the number of texts in which an n-gram must occur to be kept; at least 1.</summary>
    /// <value>2: what occurs in one text only says nothing about others.</value>
    public int MinimumDocumentCount { get; init; } = 2;

    /// <summary>Gets the largest number of word n-grams kept: those in the most texts, ties in ordinal order.</summary>
    /// <value>50,000: with 20,000 of each kind, news items and film reviews are told apart 0.5 to 0.7 points less accurately.</value>
    public int MaximumWordNgrams { get; init; } = 50_000;

    /// <summary>Gets the largest number of character n-grams kept: those in the most texts, ties in ordinal order.</summary>
    /// <value>50,000: with 20,000 of each kind, news items and film reviews are told apart 0.5 to 0.7 points less accurately.</value>
    public int MaximumCharacterNgrams { get; init; } = 50_000;

    /// <summary>Gets how the number of occurrences in a text becomes a weight.</summary>
    /// <value><see cref="NgramWeighting.SublinearCount"/>.</value>
    public NgramWeighting Weighting { get; init; } = NgramWeighting.SublinearCount;

    /// <summary>Gets a value indicating whether rare n-grams weigh more: idf(t) = ln((1 + N) / (1 + n(t))) + 1.</summary>
    /// <value><see langword="true"/>.</value>
    /// <remarks>
    /// N is the number of texts with a token, n(t) the number of those with t. Source: Salton &amp; Buckley 1988, with one imagined
    /// text that holds every n-gram (no division by zero) and 1 added, so that an n-gram of all texts still weighs something.
    /// </remarks>
    public bool UseInverseDocumentFrequency { get; init; } = true;

    /// <summary>Gets a value indicating whether the word n-grams of a text, and its character n-grams, have Euclidean length 1.</summary>
    /// <value><see langword="true"/>, so that long and short texts weigh the same.</value>
    public bool Normalize { get; init; } = true;

    /// <summary>Gets the token that stops fitting.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets how texts are read; a saved model keeps the rules of its version.</summary>
    internal TextRules Rules { get; init; } = TextRules.Characters;

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of n-gram features are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        UnlessLengths(nameof(ShortestWordNgram), ShortestWordNgram, nameof(LongestWordNgram), LongestWordNgram),
        UnlessLengths(nameof(ShortestCharacterNgram), ShortestCharacterNgram, nameof(LongestCharacterNgram), LongestCharacterNgram),
        If(
            LongestWordNgram == 0 && LongestCharacterNgram == 0,
            $"{Option(nameof(LongestWordNgram))} and {Option(nameof(LongestCharacterNgram))} are both 0: there would be no features"),
        Unless(MinimumDocumentCount >= 1, nameof(MinimumDocumentCount), MinimumDocumentCount, "at least 1"),
        Unless(
            MaximumWordNgrams >= 1, nameof(MaximumWordNgrams), MaximumWordNgrams,
            $"at least 1 (for no word n-grams set {Option(nameof(LongestWordNgram))} to 0)"),
        Unless(
            MaximumCharacterNgrams >= 1, nameof(MaximumCharacterNgrams), MaximumCharacterNgrams,
            $"at least 1 (for no character n-grams set {Option(nameof(LongestCharacterNgram))} to 0)"),
        Unless(Enum.IsDefined(Weighting), nameof(Weighting), (int)Weighting, $"one of {string.Join(", ", Enum.GetNames<NgramWeighting>())}"),
    ];

    private static MessageText? UnlessLengths(string shortestName, int shortest, string longestName, int longest) => If(
        longest != 0 && !(shortest >= 1 && longest >= shortest && longest <= LengthLimit),
        $"{Option(shortestName)} is {shortest} and {Option(longestName)} is {longest}; "
            + $"they must be 1 to {LengthLimit} and in this order (or {Option(longestName)} 0 for none)");
}

using NlpMlNet.Messages;
using NlpMlNet.Tokens;
using NlpMlNet.Words;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.SplitIntoTokensOptions>;

namespace NlpMlNet;

/// <summary>How texts are divided into tokens.</summary>
public sealed record SplitIntoTokensOptions
{
    /// <summary>The longest n-gram that is accepted.</summary>
    internal const int LengthLimit = 16;

    /// <summary>Gets what a token is.</summary>
    /// <value><see cref="TokenUnit.Words"/>.</value>
    public TokenUnit Unit { get; init; } = TokenUnit.Words;

    /// <summary>Gets the number of characters (code points) of the shortest character n-grams, a boundary counted as one.</summary>
    /// <value>3. Of no importance to words.</value>
    public int ShortestNgram { get; init; } = 3;

    /// <summary>Gets the number of characters (code points) of the longest character n-grams, a boundary counted as one.</summary>
    /// <value>5, so that stems, prefixes, endings and misspelt words are seen. Of no importance to words.</value>
    public int LongestNgram { get; init; } = 5;

    /// <summary>Gets a value indicating whether words are folded: lower case, plain apostrophes and hyphens, composed letters.</summary>
    /// <value><see langword="true"/>, see <see cref="WordFolding"/>; otherwise they keep their case.</value>
    public bool FoldCase { get; init; } = true;

    /// <summary>Gets a value indicating whether punctuation marks, symbols and emoji are tokens, one a character.</summary>
    /// <value><see langword="true"/>, as "!" and "?" carry sentiment.</value>
    public bool IncludePunctuation { get; init; } = true;

    /// <summary>Gets how texts are read; a saved model keeps the rules of its version.</summary>
    internal TextRules Rules { get; init; } = TextRules.Characters;

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of splitting into tokens are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Enum.IsDefined(Unit), nameof(Unit), (int)Unit, $"one of {string.Join(", ", Enum.GetNames<TokenUnit>())}"),
        If(
            !(ShortestNgram >= 1 && LongestNgram >= ShortestNgram && LongestNgram <= LengthLimit),
            $"{Option(nameof(ShortestNgram))} is {ShortestNgram} and {Option(nameof(LongestNgram))} is {LongestNgram}; "
                + $"they must be 1 to {LengthLimit} and in this order"),
    ];
}

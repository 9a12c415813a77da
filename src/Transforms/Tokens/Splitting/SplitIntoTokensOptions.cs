using NlpMlNet.Tokens;
using NlpMlNet.Words;

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
    /// <value><see langword="true"/>, see <see cref="WordFolding"/>; otherwise tokens are as they stand in the text.</value>
    public bool FoldCase { get; init; } = true;

    /// <summary>Gets a value indicating whether punctuation marks, symbols and emoji are tokens, one a character.</summary>
    /// <value><see langword="true"/>, as "!" and "?" carry sentiment.</value>
    public bool IncludePunctuation { get; init; } = true;

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate()
    {
        string[] failures = [.. FindFailures().OfType<string>()];
        if (failures.Length > 0)
        {
            throw new ArgumentException($"The options of splitting into tokens are not valid: {string.Join("; ", failures)}.");
        }
    }

    private IEnumerable<string?> FindFailures() =>
    [
        Enum.IsDefined(Unit) ? null : $"{nameof(Unit)} is {(int)Unit}; it must be one of {string.Join(", ", Enum.GetNames<TokenUnit>())}",
        ShortestNgram >= 1 && LongestNgram >= ShortestNgram && LongestNgram <= LengthLimit
            ? null
            : $"{nameof(ShortestNgram)} is {ShortestNgram} and {nameof(LongestNgram)} is {LongestNgram}; "
                + $"they must be 1 to {LengthLimit} and in this order",
    ];
}

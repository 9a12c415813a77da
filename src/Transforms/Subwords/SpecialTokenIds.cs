namespace NlpMlNet.Subwords;

/// <summary>The ids of the tokens that play a role for a model; <see langword="null"/> where a tokenizer has none.</summary>
public sealed record SpecialTokenIds
{
    /// <summary>Gets the token of empty places.</summary>
    public int? Padding { get; init; }

    /// <summary>Gets the token of what is unknown.</summary>
    public int? Unknown { get; init; }

    /// <summary>Gets the token before the text, whose place classifiers read.</summary>
    public int? Classification { get; init; }

    /// <summary>Gets the token between and behind texts.</summary>
    public int? Separator { get; init; }

    /// <summary>Gets the token of a hidden word.</summary>
    public int? Mask { get; init; }

    /// <summary>Gets the token with which a text begins.</summary>
    public int? BeginningOfText { get; init; }

    /// <summary>Gets the token with which a text ends.</summary>
    public int? EndOfText { get; init; }
}

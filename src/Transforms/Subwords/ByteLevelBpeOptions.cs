namespace NlpMlNet;

/// <summary>What vocab.json and merges.txt do not say about their byte-level BPE tokenizer; the defaults are those of GPT-2.</summary>
public sealed record ByteLevelBpeOptions
{
    /// <summary>
    /// Gets a value indicating whether a space is put before a text that has none, so that its first word looks like the others.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool AddPrefixSpace { get; init; }

    /// <summary>Gets the token before the text, e.g. RoBERTa's <c>&lt;s&gt;</c>; it needs <see cref="SeparatorToken"/> too.</summary>
    /// <value>None.</value>
    public string? ClassificationToken { get; init; }

    /// <summary>Gets the token behind the text and, twice, between two texts, e.g. RoBERTa's <c>&lt;/s&gt;</c>.</summary>
    /// <value>None.</value>
    public string? SeparatorToken { get; init; }

    /// <summary>Gets the token of places that are empty.</summary>
    /// <value>None.</value>
    public string? PaddingToken { get; init; }

    /// <summary>Gets the token of what is unknown; with bytes nothing is.</summary>
    /// <value>None.</value>
    public string? UnknownToken { get; init; }

    /// <summary>Gets the token of a hidden word; in a text it takes the white space before it.</summary>
    /// <value>None.</value>
    public string? MaskToken { get; init; }

    /// <summary>Gets the token between documents, if the vocabulary holds it.</summary>
    /// <value><c>&lt;|endoftext|&gt;</c>.</value>
    public string EndOfTextToken { get; init; } = "<|endoftext|>";
}

namespace NlpMlNet;

/// <summary>What a vocab.txt does not say about its WordPiece tokenizer; the defaults are those of BERT base, uncased.</summary>
public sealed record WordPieceOptions
{
    /// <summary>Gets a value indicating whether texts are brought to lower case.</summary>
    /// <value><see langword="true"/>; set it to <see langword="false"/> for a cased vocabulary.</value>
    public bool LowerCase { get; init; } = true;

    /// <summary>Gets a value indicating whether accents are taken off letters.</summary>
    /// <value><see langword="null"/>: when texts are brought to lower case.</value>
    public bool? StripAccents { get; init; }

    /// <summary>Gets a value indicating whether each CJK ideograph is a word of its own.</summary>
    /// <value><see langword="true"/>.</value>
    public bool SeparateChineseCharacters { get; init; } = true;

    /// <summary>Gets the token of words that cannot be divided; the vocabulary must hold it.</summary>
    /// <value><c>[UNK]</c>.</value>
    public string UnknownToken { get; init; } = "[UNK]";

    /// <summary>Gets the token before the text; the vocabulary must hold it.</summary>
    /// <value><c>[CLS]</c>.</value>
    public string ClassificationToken { get; init; } = "[CLS]";

    /// <summary>Gets the token behind each text; the vocabulary must hold it.</summary>
    /// <value><c>[SEP]</c>.</value>
    public string SeparatorToken { get; init; } = "[SEP]";

    /// <summary>Gets the token of places that are empty.</summary>
    /// <value><c>[PAD]</c>.</value>
    public string PaddingToken { get; init; } = "[PAD]";

    /// <summary>Gets the token of a hidden word.</summary>
    /// <value><c>[MASK]</c>.</value>
    public string MaskToken { get; init; } = "[MASK]";
}

namespace NlpMlNet.Subwords;

/// <summary>How a SentencePiece model treats white space.</summary>
internal sealed record SentencePieceSpacing
{
    /// <summary>Whether a space is put before the text, so that its first word looks like the others.</summary>
    public bool AddDummyPrefix { get; init; } = true;

    /// <summary>Whether leading, trailing and repeated white space is left out.</summary>
    public bool RemoveExtraWhiteSpace { get; init; } = true;

    /// <summary>Whether spaces become ▁.</summary>
    public bool EscapeWhiteSpace { get; init; } = true;

    /// <summary>Whether the additional space goes behind the text instead.</summary>
    public bool WhiteSpaceAsSuffix { get; init; }
}

namespace NlpMlNet.Subwords;

/// <summary>What distinguishes one byte-pair encoding from another besides vocabulary and merges.</summary>
internal sealed record BpeSettings
{
    /// <summary>The piece of unknown characters; without one they are left out.</summary>
    public int? UnknownId { get; init; }

    /// <summary>Whether a run of unknown characters is one piece.</summary>
    public bool FuseUnknown { get; init; }

    /// <summary>The pieces of the 256 bytes, for characters that the vocabulary does not hold.</summary>
    public int[]? ByteIds { get; init; }

    /// <summary>Whether a word that is a piece of the vocabulary is taken as it is, whatever the merges say.</summary>
    public bool WholeWordsFirst { get; init; }

    /// <summary>The prefix of every character of a word but the first.</summary>
    public string ContinuingPrefix { get; init; } = string.Empty;

    /// <summary>The suffix of the last character of a word.</summary>
    public string EndOfWordSuffix { get; init; } = string.Empty;

    /// <summary>Whether characters get a prefix or suffix.</summary>
    public bool HasAffixes => ContinuingPrefix.Length + EndOfWordSuffix.Length > 0;
}

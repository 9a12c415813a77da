namespace NlpMlNet.Decoding;

/// <summary>Why a continuation ended.</summary>
public enum ContinuationEnd
{
    /// <summary>It has as many tokens as it may have.</summary>
    MaximumTokens,

    /// <summary>An end token came.</summary>
    EndToken,

    /// <summary>A stop string came.</summary>
    StopString,

    /// <summary>No token was left: all were banned, or impossible.</summary>
    NoTokenLeft,
}

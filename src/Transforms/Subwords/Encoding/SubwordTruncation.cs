namespace NlpMlNet.Subwords;

/// <summary>Which text gives way when a sequence is too long; tokens are cut from its end.</summary>
public enum SubwordTruncation
{
    /// <summary>The longer text, until both are equally long, then both; a text without a second one is simply cut.</summary>
    LongestFirst,

    /// <summary>The first text only.</summary>
    OnlyFirst,

    /// <summary>The second text only.</summary>
    OnlySecond,
}

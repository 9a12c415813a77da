namespace NlpMlNet.LanguageModels;

/// <summary>What a language model reads without a break.</summary>
public enum TextUnit
{
    /// <summary>Each line by itself: what is before its beginning is unknown.</summary>
    Line,

    /// <summary>All lines one after the other: the end of one is the context of the next.</summary>
    Stream,
}

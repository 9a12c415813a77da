namespace NlpMlNet.WordVectorTraining;

/// <summary>What counts as a word of a text.</summary>
public enum WordVectorTokens
{
    /// <summary>The words that the whole library means (<see cref="NlpMlNet.Words.WordScanner"/>), folded to lower case.</summary>
    Words,

    /// <summary>Whatever is between white space, unchanged: for texts that are prepared already.</summary>
    WhiteSpace,
}

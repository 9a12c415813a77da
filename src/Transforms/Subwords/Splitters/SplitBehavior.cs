namespace NlpMlNet.Subwords;

/// <summary>What becomes of the places where a pattern matches.</summary>
internal enum SplitBehavior
{
    /// <summary>They are left out.</summary>
    Removed,

    /// <summary>Each is a word of its own.</summary>
    Isolated,

    /// <summary>Each goes to the word before it.</summary>
    MergedWithPrevious,

    /// <summary>Each goes to the word behind it.</summary>
    MergedWithNext,

    /// <summary>A run of them is a word.</summary>
    Contiguous,
}

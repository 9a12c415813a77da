namespace NlpMlNet.Sentiment;

/// <summary>What is done with entries that occur again with another valence.</summary>
public enum LexiconRepeats
{
    /// <summary>The last valence counts; the entries are in <see cref="LexiconReading.Conflicts"/>, and a warning counts them.</summary>
    Last,

    /// <summary>The file is refused, with all of them.</summary>
    Error,
}

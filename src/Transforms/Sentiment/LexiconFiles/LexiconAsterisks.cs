namespace NlpMlNet.Sentiment;

/// <summary>What an asterisk inside an entry means.</summary>
public enum LexiconAsterisks
{
    /// <summary>
    /// What it means in the tool that the format comes from: any letters in dictionaries of LIWC, quanteda, WordStat, Lexicoder and
    /// Yoshikoder; itself in word lists (<c>f**k</c>). In other formats it isn't known, and such an entry is refused. At the end of
    /// an entry one asterisk always stands for any letters.
    /// </summary>
    AsInFormat,

    /// <summary>Any letters, also none; alone, any word.</summary>
    Wildcard,

    /// <summary>Itself, but for one at the end of an entry.</summary>
    Literal,
}

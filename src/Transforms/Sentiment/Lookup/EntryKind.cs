namespace NlpMlNet.Sentiment;

/// <summary>How an entry of a lexicon is found in a text.</summary>
internal enum EntryKind
{
    /// <summary>One word.</summary>
    Word,

    /// <summary>The beginning of a word; the entry ends with an asterisk.</summary>
    Prefix,

    /// <summary>Several words.</summary>
    Phrase,

    /// <summary>Words with wildcards inside them, or with marks between them.</summary>
    Pattern,

    /// <summary>An emoji or an emoticon.</summary>
    Symbol,
}

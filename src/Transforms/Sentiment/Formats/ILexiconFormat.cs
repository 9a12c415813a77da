namespace NlpMlNet.Sentiment;

/// <summary>A format of lexicon files.</summary>
internal interface ILexiconFormat
{
    /// <summary>Gets its name.</summary>
    LexiconFileFormat Format { get; }

    /// <summary>Gets what an asterisk inside an entry means in the tool that the format comes from; <see cref="LexiconAsterisks.AsInFormat"/> where it isn't known.</summary>
    LexiconAsterisks Asterisks { get; }

    /// <summary>Tells files of this format from those of the formats behind it in the list.</summary>
    bool Recognises(LexiconText text);

    /// <summary>Reads the entries of a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="into">Where they go.</param>
    /// <exception cref="LexiconFormatException">A line can't be read.</exception>
    void Read(LexiconText text, LexiconRows into);
}

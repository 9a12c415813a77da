using NlpMlNet.Messages;

namespace NlpMlNet.Sentiment;

/// <summary>The formats of lexicon files, in the order in which a file is held against them.</summary>
internal static class LexiconFormats
{
    // What begins with an unmistakable sign comes first, what takes nearly any line comes last.
    private static readonly ILexiconFormat[] All =
    [
        new YoshikoderFormat(), // <?xml, <dict
        new JsonFormat(), // braces around all, in lines of any length
        new LiwcFormat(), // the first line is %
        new MpqaFormat(), // priorpolarity= in each line
        new LexicoderFormat(), // +category, then an entry
        new WordstatFormat(), // tabs before entries, (1) behind them
        new YamlFormat(), // key: and below it - entry, or the file's ending
        new SentiwsFormat(), // word|POS, a tab, a number
        new EmolexFormat(), // three columns: word, category, number
        new CsvFormat(), // the same delimiter in each line, and columns whose names or cells tell what they are
        new TabSeparatedFormat(), // an entry and a number
        new LiwcWithoutHeadFormat(), // an entry and names, with tabs between
        new WordListFormat(), // short lines without a tab
    ];

    /// <summary>Tells the format of a file.</summary>
    /// <exception cref="LexiconFormatException">It has none of them.</exception>
    public static ILexiconFormat Detect(LexiconText text) => Array.Find(All, format => format.Recognises(text)) ?? throw new LexiconFormatException(
        text.Path, text.Lines.Count > 0 ? text.Lines[0].Line : 1, MessageText.Of(
            $"what kind of lexicon this is can't be told; expected e.g. lines of an entry, a tab and its valence; {new CodeName(typeof(LexiconFileOptions), nameof(LexiconFileOptions.Format))} says it"));

    /// <summary>Finds a format by its name.</summary>
    public static ILexiconFormat Of(LexiconFileFormat format) => Array.Find(All, known => known.Format == format)!; // there is one for each
}

namespace NlpMlNet.Sentiment;

/// <summary>A kind of lexicon file.</summary>
public enum LexiconFileFormat
{
    /// <summary>Told by the content.</summary>
    Detected,

    /// <summary>An entry, a tab or spaces, and a number a line: AFINN, VADER, SO-CAL.</summary>
    TabSeparated,

    /// <summary>One entry a line; the file's name is the category: Hu and Liu's lists.</summary>
    WordList,

    /// <summary>LIWC's <c>.dic</c>: numbered categories between two lines of <c>%</c>, then entries with their categories.</summary>
    Liwc,

    /// <summary>CSV with a column of entries, and one of valences, one of categories, or one for each category: Lexicoder, FEEL, LIWC-22, Loughran-McDonald's master list.</summary>
    Csv,

    /// <summary>Categories over lists of entries, or entries and their valences, in YAML: quanteda.</summary>
    Yaml,

    /// <summary>The same in JSON.</summary>
    Json,

    /// <summary>WordStat's <c>.cat</c>: categories, and entries with a number in brackets that are indented by tabs.</summary>
    Wordstat,

    /// <summary>Lexicoder's <c>.lc3</c>: a line with a plus sign and the category before its entries.</summary>
    Lexicoder,

    /// <summary>Yoshikoder's XML (<c>.ykd</c>, <c>.lcd</c>): <c>cnode</c> elements over <c>pnode</c> elements.</summary>
    Yoshikoder,

    /// <summary>A word, a tab, a category, a tab and 0, 1 or a strength a line: the NRC's emotion lexicons.</summary>
    Emolex,

    /// <summary>A word, a bar and its part of speech, a tab, a weight, and perhaps a tab and its inflections: SentiWS.</summary>
    Sentiws,

    /// <summary>Lines of <c>word1=...</c> and <c>priorpolarity=...</c>: the subjectivity lexicon of MPQA.</summary>
    Mpqa,
}

using System.Text;

namespace NlpMlNet.Sentiment;

/// <summary>Reads the lexicon files that people have; the entries go into <see cref="LexiconContents.Valences"/>.</summary>
/// <remarks>
/// <para><see cref="Read(string, LexiconFileOptions?)"/> takes files of all formats (<see cref="LexiconFileFormat"/>), and says
/// what it has guessed. The others read one format each, guess nothing, and refuse an entry that has two valences, with all others
/// that have.</para>
/// <para>Entries are words, phrases with spaces or underscores between their words, and beginnings of words: <c>good*</c>. Marks
/// inside an entry are looked for as they are (<c>and/or</c>, <c>f**k</c>); in dictionaries of LIWC, quanteda, WordStat, Lexicoder and
/// Yoshikoder an asterisk stands for any letters wherever it is. <c>(a|b)</c> and <c>[a|b]?</c> are written out. What is no word,
/// such as <c>:-)</c>, counts as a symbol.</para>
/// <para>Every method refuses a file that can't be read with a <see cref="LexiconFormatException"/> that names file, line and
/// reason, or, where there is no line to name, with an <see cref="NlpMlNetException"/> that names the file.</para>
/// </remarks>
/// <example>
/// <code>
/// var reading = LexiconFile.Read("AFINN-111.txt"); // reading.Notes and reading.Warnings say what was guessed and what is odd
/// var lexicon = new Lexicon(Lexicon.English.Contents with { Name = "AFINN", Valences = reading.Valences, WeakValence = 0 });
/// var pipeline = mlContext.Transforms.Text.SentimentFeatures("Features", "Text", new() { Lexicon = lexicon });
/// </code>
/// </example>
public static class LexiconFile
{
    private static readonly LexiconFileOptions Strict = new() { Repeats = LexiconRepeats.Error };

    /// <summary>Reads a lexicon of any format.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read; the defaults when not given.</param>
    /// <returns>The valence of each entry, and what there is to say about the reading.</returns>
    /// <exception cref="NlpMlNetException">The file can't be read, or an option can't be used.</exception>
    public static LexiconReading Read(string path, LexiconFileOptions? options = null) => Read([path], options);

    /// <summary>Reads a lexicon of several files, such as a list of positive and one of negative words.</summary>
    /// <param name="paths">The files; their formats may differ.</param>
    /// <param name="options">How they are read; the defaults when not given.</param>
    /// <returns>The valence of each entry, and what there is to say about the reading.</returns>
    /// <exception cref="NlpMlNetException">A file can't be read, or an option can't be used.</exception>
    public static LexiconReading Read(IReadOnlyList<string> paths, LexiconFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
        {
            throw new NlpMlNetException("There is no file to read a lexicon from. Name at least one.");
        }

        options ??= new LexiconFileOptions();
        options.Validate();
        var encoding = LexiconText.EncodingOf(options.Encoding);
        return LexiconAssembly.Read([.. paths.Select(path => LexiconText.Load(path, encoding))], options);
    }

    /// <summary>Reads a list of positive and a list of negative words, one a line, such as Hu and Liu's.</summary>
    /// <param name="positivePath">The positive words; each gets the valence 1.</param>
    /// <param name="negativePath">The negative words; each gets the valence -1.</param>
    /// <param name="encoding">The encoding of both files; UTF-8 when not given.</param>
    /// <returns>The valence of each entry; 0 for what is in both lists. Lines that start with <c>;</c> or <c>#</c> are left out.</returns>
    /// <exception cref="LexiconFormatException">A line isn't one entry.</exception>
    public static IReadOnlyDictionary<string, float> ReadWordLists(string positivePath, string negativePath, Encoding? encoding = null)
    {
        var positive = ReadStrictly(positivePath, encoding, OneCategory(positivePath, LexiconFileFormat.WordList, 1));
        var negative = ReadStrictly(negativePath, encoding, OneCategory(negativePath, LexiconFileFormat.WordList, -1));
        return positive.Concat(negative).GroupBy(e => e.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(e => e.Value), StringComparer.Ordinal);
    }

    /// <summary>Reads lines of an entry, a tab and its valence: AFINN's, and VADER's, whose further columns are left out.</summary>
    /// <param name="path">The file. Empty lines and comments (<c># ...</c>, <c>; ...</c>) are left out.</param>
    /// <param name="encoding">The file's encoding; UTF-8 when not given.</param>
    /// <returns>The valence of each entry.</returns>
    /// <exception cref="LexiconFormatException">A line has no entry or no number, or entries have two valences; all are named.</exception>
    public static IReadOnlyDictionary<string, float> ReadTabSeparated(string path, Encoding? encoding = null) =>
        ReadStrictly(path, encoding, Strict with { Format = LexiconFileFormat.TabSeparated });

    /// <summary>Reads two columns of a CSV file.</summary>
    /// <param name="path">The file; its first row has the names of the columns.</param>
    /// <param name="entryColumn">The name of the column that holds the entries.</param>
    /// <param name="valenceColumn">The name of the column that holds the valences.</param>
    /// <param name="separator">The delimiter between the columns: a comma, a semicolon, a tab.</param>
    /// <param name="encoding">The file's encoding; UTF-8 when not given.</param>
    /// <returns>The valence of each entry.</returns>
    /// <exception cref="LexiconFormatException">A column is missing, a row has no entry or no number, or entries have two valences.</exception>
    public static IReadOnlyDictionary<string, float> ReadCsv(
        string path, string entryColumn, string valenceColumn, char separator = ',', Encoding? encoding = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(entryColumn);
        ArgumentException.ThrowIfNullOrEmpty(valenceColumn);
        return ReadStrictly(path, encoding, Strict with { Format = LexiconFileFormat.Csv, EntryColumn = entryColumn, ValenceColumn = valenceColumn, Separator = separator, Neutral = 0 });
    }

    /// <summary>Reads a dictionary of LIWC: categories between two lines of <c>%</c>, then entries with their categories.</summary>
    /// <param name="path">The file. Without a head, entries have the names of their categories.</param>
    /// <param name="valenceOfCategory">The valence of each category that matters, e.g. posemo 1 and negemo -1.</param>
    /// <param name="encoding">The file's encoding; UTF-8 when not given.</param>
    /// <returns>The entries of those categories; one that is in several has the sum of their valences. Categories that depend on the words around are left out.</returns>
    /// <exception cref="LexiconFormatException">A line can't be read, or a category isn't in the file.</exception>
    public static IReadOnlyDictionary<string, float> ReadLiwc(
        string path, IReadOnlyDictionary<string, float> valenceOfCategory, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(valenceOfCategory);
        return ReadStrictly(path, encoding, Strict with { Format = LexiconFileFormat.Liwc, Categories = valenceOfCategory });
    }

    /// <summary>Reads a dictionary of quanteda in YAML: keys, and under them lists of entries or further keys.</summary>
    /// <param name="path">The file.</param>
    /// <param name="valenceOfKey">
    /// The valence of each key that matters, e.g. positive 1 and negative -1; write a key under another one as <c>outer.inner</c>.
    /// </param>
    /// <param name="encoding">The file's encoding; UTF-8 when not given.</param>
    /// <returns>The entries under those keys; one that is under several has the sum of their valences.</returns>
    /// <exception cref="LexiconFormatException">The file isn't YAML of that form, or a key isn't in it.</exception>
    public static IReadOnlyDictionary<string, float> ReadQuantedaYaml(
        string path, IReadOnlyDictionary<string, float> valenceOfKey, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(valenceOfKey);
        return ReadStrictly(path, encoding, Strict with { Format = LexiconFileFormat.Yaml, Categories = valenceOfKey });
    }

    private static LexiconFileOptions OneCategory(string path, LexiconFileFormat format, float valence)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Strict with { Format = format, Categories = new Dictionary<string, float> { [Path.GetFileNameWithoutExtension(path)] = valence } };
    }

    private static IReadOnlyDictionary<string, float> ReadStrictly(string path, Encoding? encoding, LexiconFileOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return LexiconAssembly.Read([LexiconText.Load(path, encoding ?? Encoding.UTF8)], options).Valences;
    }
}

using System.Text;

namespace NlpMlNet.Sentiment;

/// <summary>Reads the lexicon files that people have; the entries go into <see cref="LexiconContents.Valences"/>.</summary>
/// <remarks>
/// <para>Entries are words, phrases with spaces between their words, or beginnings of words: <c>good*</c>. What is no word, such
/// as <c>:-)</c>, counts as a symbol.</para>
/// <para>Every method refuses a file that can't be read with a <see cref="LexiconFormatException"/> that names file, line and
/// reason. Text is UTF-8 unless another encoding is given; a byte-order mark wins over both.</para>
/// </remarks>
/// <example>
/// <code>
/// var lexicon = new Lexicon(Lexicon.English.Contents with { Name = "AFINN", Valences = LexiconFile.ReadTabSeparated("AFINN-111.txt") });
/// var pipeline = mlContext.Transforms.Text.SentimentFeatures("Features", "Text", new() { Lexicon = lexicon });
/// </code>
/// </example>
public static class LexiconFile
{
    /// <summary>Reads a list of positive and a list of negative words, one a line, such as Hu and Liu's.</summary>
    /// <param name="positivePath">The positive words; each gets the valence 1.</param>
    /// <param name="negativePath">The negative words; each gets the valence -1.</param>
    /// <param name="encoding">The encoding of both files; UTF-8 when not given.</param>
    /// <returns>The valence of each entry; 0 for what is in both lists. Lines that start with <c>;</c> or <c>#</c> are left out.</returns>
    /// <exception cref="LexiconFormatException">A line isn't one entry.</exception>
    public static IReadOnlyDictionary<string, float> ReadWordLists(string positivePath, string negativePath, Encoding? encoding = null)
    {
        var valences = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var entry in Read(positivePath, encoding, WordListFormat.Read))
        {
            valences[entry] = 1;
        }

        foreach (var entry in Read(negativePath, encoding, WordListFormat.Read))
        {
            valences[entry] = valences.ContainsKey(entry) ? 0 : -1;
        }

        return valences;
    }

    /// <summary>Reads lines of an entry, a tab and its valence: AFINN's, and VADER's, whose further columns are left out.</summary>
    /// <param name="path">The file. Empty lines, and lines that start with <c>#</c> and a space, are left out.</param>
    /// <param name="encoding">The file's encoding; UTF-8 when not given.</param>
    /// <returns>The valence of each entry.</returns>
    /// <exception cref="LexiconFormatException">A line has no tab, no entry or no number, or a valence other than before.</exception>
    public static IReadOnlyDictionary<string, float> ReadTabSeparated(string path, Encoding? encoding = null) =>
        Read(path, encoding, TabSeparatedFormat.Read);

    /// <summary>Reads two columns of a CSV file.</summary>
    /// <param name="path">The file; its first row has the names of the columns.</param>
    /// <param name="entryColumn">The name of the column that holds the entries.</param>
    /// <param name="valenceColumn">The name of the column that holds the valences, with a point before the decimals.</param>
    /// <param name="separator">The delimiter between the columns: a comma, a semicolon, a tab.</param>
    /// <param name="encoding">The file's encoding; UTF-8 when not given.</param>
    /// <returns>The valence of each entry.</returns>
    /// <exception cref="LexiconFormatException">A column is missing, or a row has no entry or no number.</exception>
    public static IReadOnlyDictionary<string, float> ReadCsv(
        string path, string entryColumn, string valenceColumn, char separator = ',', Encoding? encoding = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(entryColumn);
        ArgumentException.ThrowIfNullOrEmpty(valenceColumn);
        return Read(path, encoding, (reader, file) => CsvColumnsFormat.Read(reader, file, entryColumn, valenceColumn, separator));
    }

    /// <summary>Reads a dictionary of LIWC: categories between two lines of <c>%</c>, then entries with their categories.</summary>
    /// <param name="path">The file. Without a head, entries have the names of their categories.</param>
    /// <param name="valenceOfCategory">The valence of each category that matters, e.g. posemo 1 and negemo -1.</param>
    /// <param name="encoding">The file's encoding; UTF-8 when not given.</param>
    /// <returns>The entries of those categories; one that is in several has the sum of their valences.</returns>
    /// <exception cref="LexiconFormatException">A line can't be read, or a category isn't in the file.</exception>
    public static IReadOnlyDictionary<string, float> ReadLiwc(
        string path, IReadOnlyDictionary<string, float> valenceOfCategory, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(valenceOfCategory);
        return Read(path, encoding, (reader, file) => new LiwcFormat(file, valenceOfCategory).Read(reader));
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
        return Read(path, encoding, (reader, file) => new QuantedaFormat(file, valenceOfKey).Read(reader));
    }

    private static T Read<T>(string path, Encoding? encoding, Func<TextReader, string, T> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new StreamReader(path, encoding ?? Encoding.UTF8);
        return read(new ValidTextReader(reader, path), path);
    }
}

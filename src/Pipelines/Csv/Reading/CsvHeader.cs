using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>The names of a file's columns, in order.</summary>
/// <remarks>A name is found as it is written, or else as it looks: <see cref="HeaderName.Fold"/>.</remarks>
internal sealed class CsvHeader
{
    private const int MostLinesAbove = 50;

    private readonly string file;
    private readonly string delimiter;
    private readonly byte[] raw;
    private readonly CsvOptions options;
    private readonly Func<IEnumerable<(long Line, byte[] Raw)>> below;
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly Lazy<string[]> folded;

    /// <param name="place">Where the header is.</param>
    /// <param name="names">The names, in order; an empty one is replaced.</param>
    /// <param name="delimiter">The delimiter between them.</param>
    /// <param name="raw">The header as it is written.</param>
    /// <param name="options">How the file is read.</param>
    /// <param name="below">Reads the records below the header, for a message; <see langword="null"/> for none.</param>
    /// <exception cref="NlpMlNetException">A name occurs twice.</exception>
    public CsvHeader(
        CsvPlace place, IEnumerable<string> names, string delimiter, byte[] raw, CsvOptions options, Func<IEnumerable<(long Line, byte[] Raw)>>? below = null)
    {
        this.below = below ?? (() => []);
        file = place.File;
        this.delimiter = delimiter;
        this.raw = raw;
        this.options = options;
        Names = [.. names.Select((name, i) => name.Length == 0 ? NameOf(i, options.HasHeader) : name)];
        for (var i = 0; i < Names.Count; i++)
        {
            if (!indices.TryAdd(Names[i], i))
            {
                throw place.Error(
                    $"the header has the name {CsvText.Show(Names[i])} twice, in fields {indices[Names[i]] + 1} and {i + 1}. Give each column a name of its own.");
            }
        }

        folded = new(() => [.. Names.Select(HeaderName.Fold)]);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The name of a column without one: <c>column1</c> for index 0; <c>Column1</c> where the others have names.</summary>
    public static string NameOf(int index, bool hasHeader) =>
        string.Create(CultureInfo.InvariantCulture, $"{(hasHeader ? "Column" : "column")}{index + 1}");

    /// <summary>Finds a column's index.</summary>
    /// <exception cref="NlpMlNetException">Several names look like the one that is wanted.</exception>
    public bool TryFind(string name, out int index)
    {
        if (indices.TryGetValue(name, out index))
        {
            return true;
        }

        var wanted = HeaderName.Fold(name);
        index = Array.IndexOf(folded.Value, wanted);
        if (index >= 0 && Array.IndexOf(folded.Value, wanted, index + 1) >= 0)
        {
            throw new NlpMlNetException($"{file} has several columns that look like {CsvText.Show(name)}: {string.Join(", ", Alike(wanted))}. Rename all but one.");
        }

        return index >= 0;
    }

    /// <summary>Finds a column's index.</summary>
    /// <exception cref="NlpMlNetException">There is none; the message lists the names that there are.</exception>
    public int Find(string name)
    {
        if (TryFind(name, out var index))
        {
            return index;
        }

        ThrowMissing(name);
        return -1;
    }

    /// <summary>Says which names there are, and what may have been meant instead of one that isn't there.</summary>
    public MessageText Advice(string name) => MessageText.Of(
        $"it has {CsvText.List(Names)}, separated by {CsvDelimiter.Show(delimiter)}.{FurtherDown(name) ?? MessageText.Of($"{Nearest(name)}{OtherDelimiter(name)}{HeaderOrNot()}")}");

    private IEnumerable<string> Alike(string wanted) => Names.Index()
        .Where(name => folded.Value[name.Index] == wanted)
        .Select(name => $"'{HeaderName.InCodePoints(name.Item)}' (field {name.Index + 1})");

    [DoesNotReturn]
    private void ThrowMissing(string name) => throw new NlpMlNetException($"{file} has no column {CsvText.Show(name)}; {Advice(name)}");

    private string Nearest(string name) => NearestName.Find(name, Names) is { } near
        ? $" Did you mean {CsvText.Show(near)}?{HeaderName.Difference(name, near)}"
        : string.Empty;

    // A title, or comments, above the names.
    private MessageText? FurtherDown(string name)
    {
        var above = new List<byte[]> { raw };
        foreach (var (line, text) in options.HasHeader && Nearest(name).Length == 0 ? below().Take(MostLinesAbove) : [])
        {
            if (!IsLikeComment(text) && CsvDelimiter.FindFor(text, name, options) is not null)
            {
                return IsLikeComment(above[0]) && above.TrueForAll(other => other.AsSpan().StartsWith(above[0].AsSpan(0, 1)))
                    ? MessageText.Of($" Line {line} has it, below lines that begin with {(char)above[0][0]}: say that these are comments ({new CodeName(typeof(CsvOptions), nameof(CsvOptions.Comment))}).")
                    : MessageText.Of($" Line {line} has it: pass over the {line - 1} lines above ({new CodeName(typeof(CsvOptions), nameof(CsvOptions.SkipRows))}).");
            }

            above.Add(text);
        }

        return null;
    }

    private static bool IsLikeComment(byte[] line) => line is [(byte)'#' or (byte)'%' or (byte)'!', ..];

    private MessageText? OtherDelimiter(string name) =>
        options.HasHeader && CsvDelimiter.FindFor(raw, name, options) is { } other && other != delimiter
            ? MessageText.Of($" Separated by {CsvDelimiter.Show(other)} there would be such a column: set the delimiter ({new CodeName(typeof(CsvOptions), nameof(CsvOptions.Delimiter))}).")
            : Names.Count == 1 && NearestName.Find(name, Names) is null
                ? MessageText.Of($" There is only one name: if something else is between two names, say so ({new CodeName(typeof(CsvOptions), nameof(CsvOptions.Delimiter))}).")
            : null;

    private MessageText? HeaderOrNot()
    {
        var hasHeader = new CodeName(typeof(CsvOptions), nameof(CsvOptions.HasHeader));
        return !options.HasHeader ? MessageText.Of($" The file is read without a header ({hasHeader}), so that its columns have numbers for names.")
            : Names.Any(LooksLikeAValue) ? MessageText.Of($" If the first line holds no names but a row, say that there is no header ({hasHeader}).")
            : null;
    }

    private static bool LooksLikeAValue(string name) =>
        name.Length > 80 || double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}

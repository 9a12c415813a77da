using System.Text;
using System.Text.RegularExpressions;

namespace NlpMlNet.Sentiment;

/// <summary>The cells of a CSV file, with the line of each row; quotes as in RFC 4180.</summary>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The rows below.</param>
internal sealed partial record LexiconTable(IReadOnlyList<string> Header, IReadOnlyList<(long Line, string[] Cells)> Rows)
{
    private const string Separators = "\t,;|";
    private const int SampleRows = 50;

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="separator">What is between the cells; <see langword="null"/> to find it.</param>
    /// <exception cref="LexiconFormatException">A quote isn't closed, or a row has more or fewer cells than the header.</exception>
    public static LexiconTable Read(LexiconText text, char? separator = null)
    {
        var rows = Rectangular(text, separator ?? SeparatorOf(text) ?? ',', isStrict: true);
        return TableOf(rows);
    }

    /// <summary>Reads the beginning of a file, and passes over rows that don't fit.</summary>
    public static LexiconTable ReadHead(LexiconText text, char separator) => TableOf(Rectangular(text.Head, separator, isStrict: false));

    /// <summary>Finds what is between the cells: the same number of times in nearly every line.</summary>
    public static char? SeparatorOf(LexiconText text)
    {
        foreach (var separator in Separators)
        {
            var counts = text.Sample.Take(SampleRows).Select(line => FieldsOf(line, separator)).ToList();
            if (counts.Count > 0 && counts[0] >= 2 && LexiconText.IsNearlyAll(counts.Count(count => count == counts[0]), counts.Count))
            {
                return separator;
            }
        }

        return null;
    }

    /// <summary>Tells whether the first row has names: no number in it, and nothing that is said again further down.</summary>
    public static bool HasHeader(IReadOnlyList<(long Line, string[] Cells)> rows)
    {
        var first = rows[0].Cells;
        return !first.Any(cell => LexiconRows.TryParseNumber(cell, out _) || NumberOfAKind().IsMatch(cell.Trim()))
            && !rows.Skip(1).Take(SampleRows).Any(row => row.Cells.Length == first.Length && row.Cells[^1].Trim().Length > 0 && row.Cells[^1] == first[^1] && !IsColumnName(first[^1], row.Cells));
    }

    private static List<(long Line, string[] Cells)> Rectangular(LexiconText text, char separator, bool isStrict)
    {
        var rows = RowsOf(text.Content, separator, text.Path, isStrict).Where(row => !IsBlankOrComment(row.Cells)).ToList();
        var width = rows.Count > 0 ? rows[0].Cells.Length : throw new LexiconFormatException(text.Path, 1, "the file has no entry");
        var odd = rows.Find(row => row.Cells.Length != width);
        return odd.Cells is null || !isStrict ? rows.FindAll(row => row.Cells.Length == width) : throw new LexiconFormatException(
            text.Path, odd.Line, $"there {(odd.Cells.Length == 1 ? "is 1 field" : $"are {odd.Cells.Length} fields")}; the first row has {width}; put quotes around a field with a delimiter in it");
    }

    private static LexiconTable TableOf(List<(long Line, string[] Cells)> rows) => HasHeader(rows)
        ? new LexiconTable([.. rows[0].Cells.Select(name => name.Trim())], rows[1..])
        : new LexiconTable([.. rows[0].Cells.Select((_, i) => $"column{i + 1}")], rows);

    // Numbers that can't be read are no names either: the row is refused with its line, and not passed over as a header.
    [GeneratedRegex(@"^[-+]?([0-9][0-9.,]*(e[-+]?[0-9]+|%|/[0-9]+)|0x[0-9a-f]+|inf(inity)?|nan|[0-9.,]+)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex NumberOfAKind();

    // General Inquirer marks a word by the name of the column.
    private static bool IsColumnName(string name, string[] cells) => cells.Length > 2 && name == cells[^1];

    private static int FieldsOf(string line, char separator) => RowsOf(line, separator, string.Empty, isStrict: false).FirstOrDefault().Cells?.Length ?? 0;

    private static bool IsBlankOrComment(string[] cells) => cells.All(string.IsNullOrWhiteSpace) || (cells.Length == 1 && LexiconText.IsComment(cells[0]));

    private static IEnumerable<(long Line, string[] Cells)> RowsOf(string content, char separator, string path, bool isStrict = true)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var (isQuoted, line, start) = (false, 1L, 1L);
        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            line += c == '\n' || (c == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')) ? 1 : 0;
            if (isQuoted)
            {
                isQuoted = c != '"' || (i + 1 < content.Length && content[i + 1] == '"');
                i += c == '"' && isQuoted ? 1 : 0;
                cell.Append(isQuoted ? c.ToString() : string.Empty);
            }
            else if (c == '"' && cell.Length == 0)
            {
                isQuoted = true;
                cell.Clear();
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c is '\n' or '\r')
            {
                if (cells.Count > 0 || cell.Length > 0)
                {
                    yield return (start, [.. cells, cell.ToString()]);
                }

                cells.Clear();
                cell.Clear();
                start = line;
            }
            else
            {
                cell.Append(c);
            }
        }

        if (isQuoted && isStrict)
        {
            throw new LexiconFormatException(path, start, "a quote is opened and never closed; double a quote that stands for itself");
        }

        if (cells.Count > 0 || cell.Length > 0)
        {
            yield return (start, [.. cells, cell.ToString()]);
        }
    }
}

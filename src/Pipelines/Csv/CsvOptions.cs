using NlpMlNet.Csv;
using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.CsvOptions>;

namespace NlpMlNet;

/// <summary>How a CSV file is read.</summary>
/// <remarks>
/// The format is that of RFC 4180 (Shafranovich, 2005): a field that holds the delimiter, a quote or a line break is enclosed in
/// double quotes, and a quote inside it is doubled. Lines end with LF, CRLF or CR. In a file of one column an empty line is a
/// row with an empty cell; in a file of several columns empty lines separate nothing and are passed over.
/// A file that is compressed with gzip is unpacked while it is read. Of a Qualtrics export the rows below the header that hold the
/// wording of the questions and the import ids are passed over. A name of a column is found as it is written, or else as it looks:
/// composed or not (NFC, NFD), with other or more white space, with invisible characters.
/// </remarks>
public sealed record CsvOptions
{
    /// <summary>Gets the columns whose types are known beforehand; names are compared in the header's own case.</summary>
    /// <value>Empty: every type is inferred from the first rows.</value>
    public IReadOnlyList<CsvColumn> Columns { get; init; } = [];

    /// <summary>Gets a value indicating whether the view has the listed <see cref="Columns"/> alone, in the order of the list.</summary>
    /// <value><see langword="false"/>: all columns of the file, in its order; types that are not listed are inferred.</value>
    public bool OnlyListedColumns { get; init; }

    /// <summary>Gets the number of rows from which types are inferred, at least 1.</summary>
    /// <value>1000: enough to meet the usual exceptions, read in some milliseconds. A later row that contradicts is an error.</value>
    /// <remarks>
    /// A column becomes <see cref="CsvType.Boolean"/> when all its cells are <c>true</c> or <c>false</c>, and a number when all cells
    /// that are not missing are numbers: <see cref="CsvType.Single"/>, as ML.NET's trainers expect; <see cref="CsvType.Double"/> when
    /// it holds whole numbers that a Single rounds (above 16,777,216). Numbers with leading zeros and whole numbers that a Double
    /// rounds are identifiers: they, and all else, become <see cref="CsvType.Text"/>.
    /// </remarks>
    public int InferenceRows { get; init; } = 1000;

    /// <summary>Gets a value indicating whether the first line holds the names of the columns.</summary>
    /// <value><see langword="true"/>. Otherwise columns are called <c>column1</c>, <c>column2</c>, ...; a column whose name in the header is empty is called <c>Column3</c>, for instance.</value>
    public bool HasHeader { get; init; } = true;

    /// <summary>Gets the number of lines at the file's beginning that are passed over, such as a title above the header.</summary>
    /// <value>0. A line like <c>sep=;</c> is passed over in any case, and names the delimiter.</value>
    public int SkipRows { get; init; }

    /// <summary>Gets the character with which a line begins that is a comment, and passed over.</summary>
    /// <value><see langword="null"/>: there are none.</value>
    public char? Comment { get; init; }

    /// <summary>Gets the delimiter between two fields: one character or several.</summary>
    /// <value>
    /// <see langword="null"/>: the one among comma, semicolon, tab and vertical bar under which the header has the listed
    /// <see cref="Columns"/> and the first 100 rows have as many fields as the header; of several the one that gives most fields. A header
    /// that is one name under all of them is that of a file of one column, whose rows may hold any of them.
    /// </value>
    public string? Delimiter { get; init; }

    /// <summary>Gets what a double quote means.</summary>
    /// <value>
    /// <see langword="null"/>: <see cref="CsvQuotes.Rfc4180"/>, or <see cref="CsvQuotes.Backslash"/> if fewer of the first 100 rows are
    /// faulty with it.
    /// </value>
    public CsvQuotes? Quotes { get; init; }

    /// <summary>Gets the name of the file's encoding, e.g. <c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>, <c>iso-8859-15</c>.</summary>
    /// <value>
    /// <see langword="null"/>: UTF-8. A byte-order mark at the file's start decides in any case.
    /// </value>
    public string? Encoding { get; init; }

    /// <summary>Gets a value indicating whether bytes that are not valid in the encoding are read as U+FFFD.</summary>
    /// <value><see langword="false"/>: a row with such bytes can't be read; those before and after it can.</value>
    public bool ReplaceInvalid { get; init; }

    /// <summary>Gets what receives each row in which bytes were replaced, with the place of the first; the row is read all the same.</summary>
    /// <value><see langword="null"/>. It isn't saved with a model.</value>
    /// <remarks>Every pass over the data reports its rows, on the thread that reads.</remarks>
    public Action<CsvReject>? Replaced { get; init; }

    /// <summary>Gets the character between the whole and the fractional part of a number.</summary>
    /// <value>The point. Give <c>','</c> for files that write <c>3,14</c>.</value>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>Gets the length of a quoted field, in bytes of UTF-8, above which a faulty row has lost its closing quote; at least 1.</summary>
    /// <value>
    /// 1,048,576 (1 MiB). Such a row ends with the line on which the field begins, and is rejected alone; reading goes on with the next
    /// line. Faulty is a row whose quotes or number of fields are wrong, or whose large field holds lines that look like rows.
    /// </value>
    public int MaximumFieldLength { get; init; } = 1 << 20;

    /// <summary>Gets the number of lines of a quoted field above which a faulty row has lost its closing quote, as with <see cref="MaximumFieldLength"/>; at least 1.</summary>
    /// <value>1000.</value>
    public int MaximumFieldLines { get; init; } = 1000;

    /// <summary>Gets the largest length of a row, in bytes of UTF-8, at least 1024; a longer one can't be read.</summary>
    /// <value>16,777,216 (16 MiB): memory for a row has to end somewhere.</value>
    public int MaximumRowLength { get; init; } = 1 << 24;

    /// <summary>Gets what receives each row that cannot be read; the row is then left out.</summary>
    /// <value><see langword="null"/>: the first such row ends the reading with an exception. It isn't saved with a model.</value>
    /// <remarks>Every pass over the data reports its rejected rows, on the thread that reads.</remarks>
    public Action<CsvReject>? Rejected { get; init; }

    internal void Validate() => InvalidOptionsException.ThrowIfAny("The CSV options are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(InferenceRows >= 1, nameof(InferenceRows), InferenceRows, "at least 1"),
        Unless(SkipRows >= 0, nameof(SkipRows), SkipRows, "at least 0"),
        Unless(
            Comment is null || (Comment is > ' ' and < '\x7F' and not '"' && Comment.ToString() != Delimiter),
            nameof(Comment), $"U+{(int)(Comment ?? '\0'):X4}", "a visible ASCII character other than a quote and the delimiter"),
        Unless(Quotes is null || Enum.IsDefined(Quotes.Value), nameof(Quotes), Quotes, "Rfc4180, None or Backslash"),
        Unless(MaximumFieldLength >= 1, nameof(MaximumFieldLength), MaximumFieldLength, "at least 1"),
        Unless(MaximumFieldLines >= 1, nameof(MaximumFieldLines), MaximumFieldLines, "at least 1"),
        Unless(MaximumRowLength >= 1024, nameof(MaximumRowLength), MaximumRowLength, "at least 1024"),
        If(Delimiter is "", $"{Option(nameof(Delimiter))} is empty; leave it out (null) to have it detected"),
        If(
            Delimiter.AsSpan().IndexOfAny("\"\r\n\0\uFEFF") >= 0,
            $"{Option(nameof(Delimiter))} is {CsvText.Show(Delimiter ?? "")}; it can't hold a quote or a line break"),
        Unless(DecimalSeparator is '.' or ',', nameof(DecimalSeparator), $"'{DecimalSeparator}'", "'.' or ','"),
        Encoding is null || CsvEncoding.TryGet(Encoding, out _) ? null : CsvEncoding.UnknownName<CsvOptions>(Encoding),
        If(
            OnlyListedColumns && Columns.Count == 0,
            $"{Option(nameof(OnlyListedColumns))} is set, and {Option(nameof(Columns))} is empty; list at least one column"),
        .. ColumnFailures(),
    ];

    private IEnumerable<MessageText?> ColumnFailures()
    {
        foreach (var column in Columns)
        {
            yield return If(string.IsNullOrEmpty(column.Name), $"A column in {Option(nameof(Columns))} has no name");
            yield return If(!Enum.IsDefined(column.Type), $"The type of column '{column.Name}' is {(int)column.Type}, which is not a CsvType");
        }

        foreach (var name in Columns.GroupBy(column => column.Name).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            yield return MessageText.Of($"{Option(nameof(Columns))} lists '{name}' more than once");
        }
    }
}

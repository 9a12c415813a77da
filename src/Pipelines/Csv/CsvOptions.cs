using NlpMlNet.Csv;
using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.CsvOptions>;

namespace NlpMlNet;

/// <summary>How a CSV file is read.</summary>
/// <remarks>
/// The format is that of RFC 4180 (Shafranovich, 2005): a field that holds the delimiter, a quote or a line break is enclosed in
/// double quotes, and a quote inside it is doubled. Lines end with LF, CRLF or CR. In a file of one column an empty line is a
/// row with an empty cell; in a file of several columns empty lines separate nothing and are passed over.
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
    /// <value><see langword="true"/>. Otherwise columns are called <c>Column1</c>, <c>Column2</c>, ... as is a column whose name is empty.</value>
    public bool HasHeader { get; init; } = true;

    /// <summary>Gets the delimiter between two fields: one character or several.</summary>
    /// <value>
    /// <see langword="null"/>: the one among comma, semicolon, tab and vertical bar that occurs most often in the first line, outside
    /// quotes; the comma when none does.
    /// </value>
    public string? Delimiter { get; init; }

    /// <summary>Gets a value indicating whether double quotes enclose fields.</summary>
    /// <value><see langword="true"/>. Otherwise a quote is a character like others, as in many tab-separated dumps.</value>
    public bool Quotes { get; init; } = true;

    /// <summary>Gets the name of the file's encoding, e.g. <c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>, <c>iso-8859-15</c>.</summary>
    /// <value>
    /// <see langword="null"/>: UTF-8, in which invalid bytes are an error. A byte-order mark at the file's start decides in any case.
    /// </value>
    public string? Encoding { get; init; }

    /// <summary>Gets the character between the whole and the fractional part of a number.</summary>
    /// <value>The point. Give <c>','</c> for files that write <c>3,14</c>.</value>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>Gets the largest length of a row, in bytes of UTF-8, at least 1024.</summary>
    /// <value>16,777,216 (16 MiB). A quote that is never closed would otherwise take the rest of the file for one field.</value>
    public int MaximumRowLength { get; init; } = 1 << 24;

    /// <summary>Gets what receives each row that cannot be read; the row is then left out.</summary>
    /// <value><see langword="null"/>: the first such row ends the reading with an exception. It isn't saved with a model.</value>
    /// <remarks>Every pass over the data reports its rejected rows, on the thread that reads.</remarks>
    public Action<CsvReject>? Rejected { get; init; }

    internal void Validate() => InvalidOptionsException.ThrowIfAny("The CSV options are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(InferenceRows >= 1, nameof(InferenceRows), InferenceRows, "at least 1"),
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

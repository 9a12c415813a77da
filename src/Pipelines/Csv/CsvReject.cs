namespace NlpMlNet.Csv;

/// <summary>A row of a CSV file that could not be read.</summary>
/// <param name="File">The file's path as it was given, or a description of the stream.</param>
/// <param name="Row">The row's number; the first row after the header is 1.</param>
/// <param name="Line">The number of the line on which the row starts; the file's first line is 1.</param>
/// <param name="Reason">What was found, what was expected, and what to change.</param>
/// <param name="RawText">The row as written in the file, without the line break at its end.</param>
public sealed record CsvReject(string File, long Row, long Line, string Reason, string RawText)
{
    /// <summary>Gets the number of lines that the row takes.</summary>
    /// <value>1; more where a quoted field has line breaks.</value>
    public int Lines { get; init; } = 1;
}

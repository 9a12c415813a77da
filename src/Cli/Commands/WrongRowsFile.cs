using NlpMlNet.Cli.Terminal;
using NlpMlNet.Csv;
using NlpMlNet.Evaluation;
using NlpMlNet.Files;

namespace NlpMlNet.Cli.Commands;

/// <summary>The CSV file of <c>evaluate --errors</c>.</summary>
internal static class WrongRowsFile
{
    private static readonly string[] Columns = ["Row", "Label", "PredictedLabel", "Probability", "Text"];

    /// <summary>Tells whether a file's columns are those of such a file.</summary>
    public static bool HasColumns(IReadOnlyList<string> columns) => columns.SequenceEqual(Columns, StringComparer.Ordinal);

    /// <summary>Writes the rows in their order.</summary>
    /// <param name="path">The file; <c>-</c> for standard output.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="delimiter">The delimiter between two fields; a comma where there is none, or none that can be written.</param>
    public static void Write(string path, IReadOnlyList<WrongRow> rows, string? delimiter)
    {
        var options = new CsvWriteOptions { Delimiter = delimiter is [<= '\x7F' and var one] ? one : ',' };
        if (path == "-")
        {
            using var output = StandardOutput.Open();
            Write(output, rows, options);
            return;
        }

        AtomicFile.Write(path, file => Write(file, rows, options));
    }

    private static void Write(Stream stream, IReadOnlyList<WrongRow> rows, CsvWriteOptions options)
    {
        using var writer = new CsvRecordWriter(stream, options);
        foreach (var column in Columns)
        {
            writer.Write(column);
        }

        writer.EndRow();
        foreach (var row in rows)
        {
            writer.Write(row.Row);
            writer.Write(row.Label);
            writer.Write(row.PredictedLabel);
            writer.Write(row.Probability);
            writer.Write(row.Text);
            writer.EndRow();
        }

        writer.Flush();
    }
}

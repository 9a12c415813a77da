using Microsoft.ML;
using NlpMlNet.Hosting;

namespace NlpMlNet.Csv;

/// <summary>Writes the rows of a view.</summary>
internal static class CsvViewWriter
{
    public static void Write(IDataView data, Stream stream, CsvWriteOptions options)
    {
        var columns = data.Schema.Where(column => !column.IsHidden).ToList();
        if (columns.Count == 0)
        {
            throw new NlpMlNetException("The view has no column to write: give a view with at least one column that isn't hidden.");
        }

        var makers = columns.Select(CsvColumnWriter.Create).ToList();
        using var writer = new CsvRecordWriter(stream, options);
        if (options.Header)
        {
            WriteHeader(writer, makers.SelectMany(column => column.Names));
        }

        Cancellation.Unwrap(() => WriteRows(writer, data, columns, makers, options.CancellationToken));
        writer.Flush();
    }

    private static long WriteRows(
        CsvRecordWriter writer, IDataView data, List<DataViewSchema.Column> columns, List<CsvColumnWriter> makers, CancellationToken cancellation)
    {
        var rows = 0L;
        using var cursor = data.GetRowCursor(columns);
        var cells = makers.Select(column => column.Bind(cursor)).ToArray();
        for (; cursor.MoveNext(); rows++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var write in cells)
            {
                write(writer);
            }

            writer.EndRow();
        }

        return rows;
    }

    /// <summary>Names that are the same get a number, since CSV columns are found by their names: <c>a</c>, <c>a (2)</c>, <c>a (3)</c>.</summary>
    private static void WriteHeader(CsvRecordWriter writer, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var unique = name;
            for (var number = 2; !seen.Add(unique); number++)
            {
                unique = $"{name} ({number})";
            }

            writer.Write(unique);
        }

        writer.EndRow();
    }
}

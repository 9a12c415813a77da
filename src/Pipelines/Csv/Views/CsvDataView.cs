using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Csv;

/// <summary>The rows of one CSV file or of several with the same columns, read again by each cursor, in constant memory.</summary>
internal sealed class CsvDataView(IMultiStreamSource source, CsvSchema columns, CsvOptions options) : IDataView
{
    public DataViewSchema Schema { get; } = columns.ToDataViewSchema();

    public bool CanShuffle => false;

    /// <summary>Gets the files.</summary>
    public IMultiStreamSource Source => source;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new CsvCursor(source, Schema, columns, options, [.. columnsNeeded.Select(column => column.Index)]);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}

using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Testing;

/// <summary>A view in which one value is wrong, whatever its schema promises.</summary>
/// <param name="inner">The view.</param>
/// <param name="column">The column of the value.</param>
/// <param name="row">Its row, from 0.</param>
/// <param name="fault">What is wrong with it.</param>
public sealed class FaultyDataView(IDataView inner, string column, long row, Fault fault) : IDataView
{
    public DataViewSchema Schema => inner.Schema;

    public bool CanShuffle => inner.CanShuffle;

    public long? GetRowCount() => inner.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(inner.GetRowCursor(columnsNeeded, rand), column, row, fault);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
    [
        GetRowCursor(columnsNeeded, rand),
        new Cursor(inner.GetRowCursor(columnsNeeded, rand), column, row, fault, isEmpty: true), // ML.NET reads a single cursor itself, ahead of its readers
    ];

    private sealed class Cursor(DataViewRowCursor inner, string name, long row, Fault fault, bool isEmpty = false) : DataViewRowCursor
    {
        public override DataViewSchema Schema => inner.Schema;

        public override long Position => inner.Position;

        public override long Batch => inner.Batch;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            var getter = inner.GetGetter<TValue>(column);
            return column.Name != name ? getter : (ref value) =>
            {
                getter(ref value);
                if (inner.Position == row)
                {
                    fault.Spoil(ref value);
                }
            };
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

        public override bool MoveNext() => !isEmpty && inner.MoveNext();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

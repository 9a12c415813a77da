using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Testing;

/// <summary>A view that notes which columns were asked for and which cursors are still open.</summary>
public sealed class WatchedDataView(IDataView inner) : IDataView
{
    private int openCursors;
    private int cursorsEverOpened;

    public DataViewSchema Schema => inner.Schema;

    public bool CanShuffle => inner.CanShuffle;

    public int OpenCursors => openCursors;

    public int CursorsEverOpened => cursorsEverOpened;

    public HashSet<string> RequestedColumns { get; } = [];

    public long? GetRowCount() => inner.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        Note(columnsNeeded);
        return new WatchedCursor(this, inner.GetRowCursor(columnsNeeded, rand));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        Note(columnsNeeded);
        return [.. inner.GetRowCursorSet(columnsNeeded, n, rand).Select(cursor => new WatchedCursor(this, cursor))];
    }

    private void Note(IEnumerable<DataViewSchema.Column> columns)
    {
        lock (RequestedColumns)
        {
            RequestedColumns.UnionWith(columns.Select(column => column.Name));
        }
    }

    private sealed class WatchedCursor : DataViewRowCursor
    {
        private readonly WatchedDataView view;
        private readonly DataViewRowCursor inner;
        private bool disposed;

        public WatchedCursor(WatchedDataView view, DataViewRowCursor inner)
        {
            this.view = view;
            this.inner = inner;
            Interlocked.Increment(ref view.openCursors);
            Interlocked.Increment(ref view.cursorsEverOpened);
        }

        public override DataViewSchema Schema => inner.Schema;

        public override long Position => inner.Position;

        public override long Batch => inner.Batch;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => inner.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

        public override bool MoveNext() => inner.MoveNext();

        protected override void Dispose(bool disposing)
        {
            if (!disposed)
            {
                disposed = true;
                Interlocked.Decrement(ref view.openCursors);
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

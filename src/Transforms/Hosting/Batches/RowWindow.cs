using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Some rows of a view in sequence, kept in memory: a row that can go to any of them.</summary>
/// <remarks>It is filled again and again, so that memory is that of the largest window.</remarks>
internal sealed class RowWindow : DataViewRow
{
    // Rows of large vectors or long texts make a shorter window, so that memory doesn't depend on them.
    private const long MaxBytes = 64 << 20;

    private readonly DataViewRowCursor source;
    private readonly Dictionary<int, BufferedColumn> columns;
    private readonly ValueGetter<DataViewRowId> getId;
    private readonly DataViewRowId[] ids;
    private int index = -1;

    /// <param name="source">The rows; the window owns the cursor.</param>
    /// <param name="columns">The columns that are kept.</param>
    /// <param name="inputs">Those of them, by their indices, whose values are computed with and must be those of their types.</param>
    /// <param name="rows">The largest number of rows.</param>
    public RowWindow(DataViewRowCursor source, IEnumerable<DataViewSchema.Column> columns, IReadOnlySet<int> inputs, int rows)
    {
        this.source = source;
        this.columns = columns.ToDictionary(column => column.Index, column => BufferedColumn.Of(source, column, rows, inputs.Contains(column.Index)));
        getId = source.GetIdGetter();
        ids = new DataViewRowId[rows];
    }

    public override DataViewSchema Schema => source.Schema;

    /// <summary>Gets the position of the window's first row.</summary>
    public long First { get; private set; }

    /// <summary>Gets the number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the index of the current row in the window; -1 when there is none.</summary>
    public int Index => index;

    public override long Position => index < 0 ? -1 : First + index;

    public override long Batch => 0;

    /// <summary>Replaces the rows by the next ones; there is no current row then.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Fill()
    {
        First += Count;
        Count = 0;
        index = -1;
        for (long bytes = 0; Count < ids.Length && bytes < MaxBytes && source.MoveNext(); Count++)
        {
            getId(ref ids[Count]);
            foreach (var column in columns.Values)
            {
                bytes += column.Take(Count);
            }
        }

        return Count > 0;
    }

    /// <summary>Goes to a row of the window.</summary>
    public void MoveTo(int row) => index = row;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref id) => id = ids[index];

    public override bool IsColumnActive(DataViewSchema.Column column) => columns.ContainsKey(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        !columns.TryGetValue(column.Index, out var values)
            ? throw new InvalidOperationException($"The column '{column.Name}' was not asked for when the cursor was made.")
            : values.MakeGetter(this) as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"The column '{column.Name}' of type {column.Type} can't be read as {typeof(TValue)}.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}

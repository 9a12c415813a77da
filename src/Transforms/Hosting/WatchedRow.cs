using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>A row that gives its values until the ML.NET context is cancelled.</summary>
/// <param name="row">The row; whoever made it disposes of it.</param>
/// <param name="cancellation">What ends the reading.</param>
internal sealed class WatchedRow(DataViewRow row, Cancellation cancellation) : DataViewRow
{
    public override DataViewSchema Schema => row.Schema;

    public override long Position => row.Position;

    public override long Batch => row.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The getter throws it once the context is cancelled.</exception>
    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        var getter = row.GetGetter<TValue>(column);
        return (ref value) =>
        {
            cancellation.ThrowIfCancellationRequested();
            getter(ref value);
        };
    }
}

using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>Reads a column row by row and refuses what can't be read, naming row and column: the one place where columns are read.</summary>
/// <remarks>
/// ML.NET trusts every view: a vector of another length than its type's, a key beyond the last one or a step before that fails shows
/// later, and as something else.
/// </remarks>
internal static class ColumnReading
{
    /// <summary>Makes the getter of a column.</summary>
    /// <typeparam name="TValue">The type of the column's values.</typeparam>
    /// <param name="row">The row; its position moves on while the getter is in use.</param>
    /// <param name="column">The column.</param>
    /// <returns>A getter that throws <see cref="RowRefusedException"/> for a value that can't be read or is none of the column's type.</returns>
    public static ValueGetter<TValue> GetReader<TValue>(this DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<TValue>(column);
        var check = ValueCheck<TValue>.Of(column.Type);
        return (ref value) =>
        {
            try
            {
                getter(ref value);
            }
            catch (Exception e) when (IsOfTheRow(e))
            {
                throw RowRefusedException.Of(row, column.Name, $"can't be read: {e.Message.TrimEnd('.')}", e);
            }

            if (check?.FaultOf(in value) is { } fault)
            {
                throw RowRefusedException.Of(row, column.Name, fault);
            }
        };
    }

    /// <summary>Whether a failure is one of the row and doesn't say yet which.</summary>
    private static bool IsOfTheRow(Exception e) => e is not (NlpMlNetException or OutOfMemoryException or ObjectDisposedException)
        && e.GetBaseException() is not OperationCanceledException;
}

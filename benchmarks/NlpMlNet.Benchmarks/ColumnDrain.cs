using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Benchmarks;

/// <summary>Reads one column of a view to its end, on one thread, so that it is really computed.</summary>
internal static class ColumnDrain
{
    public static float Sum(IDataView view, string name) => Read<float>(view, name, value => value);

    /// <summary>Sums the first value that is stored in each row's vector.</summary>
    public static float SumFirstSlot(IDataView view, string name) =>
        Read<VBuffer<float>>(view, name, vector => vector.GetValues() is [var first, ..] ? first : 0);

    private static float Read<T>(IDataView view, string name, Func<T, float> measure)
    {
        var column = view.Schema[name];
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<T>(column);
        T value = default!;
        var sum = 0f;
        while (cursor.MoveNext())
        {
            getter(ref value);
            sum += measure(value);
        }

        return sum;
    }
}

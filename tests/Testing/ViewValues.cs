using System.Globalization;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Testing;

/// <summary>All values of a view as text, a line a row, so that two views can be compared exactly.</summary>
public static class ViewValues
{
    public static string ReadAll(IDataView view) => Read(view, view.Schema.Where(column => !column.IsHidden));

    public static string ReadNewColumns(IDataView view, DataViewSchema old) =>
        Read(view, view.Schema.Where(column => !column.IsHidden && old.GetColumnOrNull(column.Name) is null));

    public static IEnumerable<string> ReadInterleaved(IDataView view, int cursorCount)
    {
        var columns = view.Schema.Where(column => !column.IsHidden).ToArray();
        var cursors = Enumerable.Range(0, cursorCount).Select(_ => view.GetRowCursor(columns)).ToArray();
        var printers = cursors.Select(cursor => PrinterOf(cursor, columns)).ToArray();
        var texts = cursors.Select(_ => new StringBuilder()).ToArray();
        var moving = true;
        while (moving)
        {
            moving = false;
            for (var i = 0; i < cursorCount; i++)
            {
                if (cursors[i].MoveNext())
                {
                    printers[i](texts[i]);
                    moving = true;
                }
            }
        }

        foreach (var cursor in cursors)
        {
            cursor.Dispose();
        }

        return texts.Select(text => text.ToString());
    }

    public static string ReadThroughRowMapper(ITransformer transformer, IDataView data) => ReadThroughRowMapper(transformer, data, _ => true);

    public static string ReadNewColumnsThroughRowMapper(ITransformer transformer, IDataView data) =>
        ReadThroughRowMapper(transformer, data, column => data.Schema.GetColumnOrNull(column.Name) is null);

    private static string ReadThroughRowMapper(ITransformer transformer, IDataView data, Func<DataViewSchema.Column, bool> wanted)
    {
        var mapper = transformer.GetRowToRowMapper(data.Schema);
        var columns = mapper.OutputSchema.Where(column => !column.IsHidden && wanted(column)).ToArray();
        using var cursor = data.GetRowCursor(data.Schema);
        using var row = mapper.GetRow(cursor, columns);
        var print = PrinterOf(row, columns);
        var text = new StringBuilder();
        while (cursor.MoveNext())
        {
            print(text);
        }

        return text.ToString();
    }

    private static string Read(IDataView view, IEnumerable<DataViewSchema.Column> columnsNeeded)
    {
        var columns = columnsNeeded.ToArray();
        var text = new StringBuilder();
        using var cursor = view.GetRowCursor(columns);
        var print = PrinterOf(cursor, columns);
        while (cursor.MoveNext())
        {
            print(text);
        }

        return text.ToString();
    }

    private static Action<StringBuilder> PrinterOf(DataViewRow row, DataViewSchema.Column[] columns)
    {
        var values = columns.Select(column => ValueOf(row, column)).ToArray();
        return text => text.AppendJoin(" | ", values.Select(value => value())).Append('\n');
    }

    private static Func<string> ValueOf(DataViewRow row, DataViewSchema.Column column)
    {
        var method = typeof(ViewValues)
            .GetMethod(column.Type is VectorDataViewType ? nameof(VectorOf) : nameof(ScalarOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(column.Type is VectorDataViewType vector ? vector.ItemType.RawType : column.Type.RawType);
        return (Func<string>)method.Invoke(null, [row, column])!;
    }

    private static Func<string> ScalarOf<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default!;
            getter(ref value);
            return $"{column.Name}={Print(value)}";
        };
    }

    private static Func<string> VectorOf<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> value = default;
        return () =>
        {
            getter(ref value);
            return $"{column.Name}=({string.Join(' ', value.DenseValues().Select(item => Print(item)))})";
        };
    }

    // Floating-point values are printed round-trippably: equal text means equal bits.
    private static string Print<T>(T value) => value switch
    {
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };
}

using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;

namespace NlpMlNet.Csv;

/// <summary>Writes one column of a view: one CSV column, or one for each slot of a vector.</summary>
/// <param name="Names">The names of the CSV columns.</param>
/// <param name="Bind">Makes the action that writes the current row's fields.</param>
internal sealed record CsvColumnWriter(IReadOnlyList<string> Names, Func<DataViewRow, Action<CsvRecordWriter>> Bind)
{
    /// <exception cref="NlpMlNetException">The column's values can't be written as text, or a vector's length changes from row to row.</exception>
    public static CsvColumnWriter Create(DataViewSchema.Column column)
    {
        var item = column.Type is VectorDataViewType vector ? vector.ItemType : column.Type;
        var key = item is KeyDataViewType;
        return item.RawType switch
        {
            var type when type == typeof(ReadOnlyMemory<char>) => Of<ReadOnlyMemory<char>>(column, (writer, value) => writer.Write(value.Span)),
            var type when type == typeof(float) => Of<float>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(double) => Of<double>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(bool) => Of<bool>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(byte) => key ? Keys<byte>(column, value => value) : Of<byte>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(ushort) => key ? Keys<ushort>(column, value => value) : Of<ushort>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(uint) => key ? Keys<uint>(column, value => value) : Of<uint>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(ulong) => key ? Keys<ulong>(column, value => value) : Of<ulong>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(sbyte) => Of<sbyte>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(short) => Of<short>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(int) => Of<int>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(long) => Of<long>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(DateTime) => Of<DateTime>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(DateTimeOffset) => Of<DateTimeOffset>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(TimeSpan) => Of<TimeSpan>(column, (writer, value) => writer.Write(value)),
            var type when type == typeof(DataViewRowId) => Of<DataViewRowId>(column, (writer, value) => writer.Write(value.ToString())),
            _ => throw new NlpMlNetException($"Column '{column.Name}' holds {item}, which has no text form: drop it first, e.g. with DropColumns(\"{column.Name}\")."),
        };
    }

    private static CsvColumnWriter Keys<T>(DataViewSchema.Column column, Func<T, ulong> number)
        where T : struct
    {
        var names = KeyNames.Of(column);
        return Of<T>(column, (writer, value) =>
        {
            var key = number(value);
            if (key == 0)
            {
                writer.WriteMissing();
            }
            else if (names is null)
            {
                writer.Write(key);
            }
            else
            {
                writer.Write(names[checked((int)key - 1)]);
            }
        });
    }

    private static CsvColumnWriter Of<T>(DataViewSchema.Column column, Action<CsvRecordWriter, T> write)
    {
        if (column.Type is not VectorDataViewType vector)
        {
            return new CsvColumnWriter([column.Name], row => Scalar(row.GetReader<T>(column), write));
        }

        if (!vector.IsKnownSize)
        {
            throw new NlpMlNetException($"Column '{column.Name}' is a vector whose length changes from row to row, and a CSV file has as many columns in each row: drop it first, e.g. with DropColumns(\"{column.Name}\").");
        }

        return new CsvColumnWriter(SlotColumns.NamesOf(column, vector.Size), row => Slots(row.GetReader<VBuffer<T>>(column), write));
    }

    private static Action<CsvRecordWriter> Scalar<T>(ValueGetter<T> getter, Action<CsvRecordWriter, T> write)
    {
        var value = default(T)!; // the getter sets it before it is written
        return writer =>
        {
            getter(ref value);
            write(writer, value);
        };
    }

    private static Action<CsvRecordWriter> Slots<T>(ValueGetter<VBuffer<T>> getter, Action<CsvRecordWriter, T> write)
    {
        var buffer = default(VBuffer<T>);
        return writer =>
        {
            getter(ref buffer);
            foreach (var item in buffer.Items(all: true))
            {
                write(writer, item.Value);
            }
        };
    }
}

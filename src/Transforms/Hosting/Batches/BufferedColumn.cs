using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>The values of one column for the rows of a window.</summary>
internal abstract class BufferedColumn
{
    /// <summary>Makes the buffer of a column.</summary>
    /// <param name="source">The row from which the values come.</param>
    /// <param name="column">The column.</param>
    /// <param name="rows">The largest number of rows.</param>
    /// <param name="isInput">Whether the values are computed with, so that those that can't be used are refused.</param>
    public static BufferedColumn Of(DataViewRow source, DataViewSchema.Column column, int rows, bool isInput)
    {
        var type = column.Type is VectorDataViewType vector
            ? typeof(Vectors<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(Values<>).MakeGenericType(column.Type.RawType);
        return (BufferedColumn)Activator.CreateInstance(type, source, column, rows, isInput)!; // only Nullable<T> gives null
    }

    /// <summary>Takes over the value of the source's current row.</summary>
    /// <param name="index">The row's index in the window.</param>
    /// <returns>The value's size, about in bytes.</returns>
    public abstract long Take(int index);

    /// <summary>Makes a <see cref="ValueGetter{TValue}"/> of the window's current row.</summary>
    public abstract Delegate MakeGetter(RowWindow window);

    private sealed class Values<T>(DataViewRow source, DataViewSchema.Column column, int rows, bool isInput) : BufferedColumn
    {
        private readonly ValueGetter<T> get = isInput ? source.GetReader<T>(column) : source.GetGetter<T>(column);
        private readonly T[] values = new T[rows];

        public override long Take(int index)
        {
            get(ref values[index]);
            return values[index] is ReadOnlyMemory<char> text ? text.Length * (long)sizeof(char) : Unsafe.SizeOf<T>();
        }

        public override Delegate MakeGetter(RowWindow window)
        {
            void Get(ref T value) => value = values[window.Index];
            return (ValueGetter<T>)Get;
        }
    }

    private sealed class Vectors<T>(DataViewRow source, DataViewSchema.Column column, int rows, bool isInput) : BufferedColumn
    {
        private readonly ValueGetter<VBuffer<T>> get = isInput ? source.GetReader<VBuffer<T>>(column) : source.GetGetter<VBuffer<T>>(column);
        private readonly VBuffer<T>[] values = new VBuffer<T>[rows];

        public override long Take(int index)
        {
            get(ref values[index]);
            return values[index].GetValues().Length * (long)Unsafe.SizeOf<T>();
        }

        public override Delegate MakeGetter(RowWindow window)
        {
            void Get(ref VBuffer<T> value) => values[window.Index].CopyTo(ref value);
            return (ValueGetter<VBuffer<T>>)Get;
        }
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;

namespace NlpMlNet.Tokens;

/// <summary>A column of sequences: ids, texts, or vectors of some floats one behind the other.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Width">The number of items a position.</param>
internal sealed record SequenceColumn(string Name, int Width)
{
    private static readonly CodeName WidthOption = new(typeof(PadOrTruncateOptions), nameof(PadOrTruncateOptions.Width));

    /// <summary>Gets the types that such a column may have; only floats can be several to a position.</summary>
    public ColumnRequirement Requirement => Width > 1
        ? ColumnRequirement.Vector(Name, NumberDataViewType.Single, variableSize: true)
        : ColumnRequirement.VectorOfAny(Name, NumberDataViewType.Int32, NumberDataViewType.Single, TextDataViewType.Instance);

    /// <summary>Counts how many rows have which number of positions.</summary>
    /// <exception cref="NlpMlNetException">A row's size is no multiple of the width.</exception>
    public LengthCounts CountLengths(IDataView data, Cancellation cancellation)
    {
        var column = Requirement.FindIn(data.Schema);
        var counts = new LengthCounts();
        using var cursor = data.GetRowCursor([column]);
        var getLength = MakeLengthGetter(cursor);
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            counts.Add(getLength());
        }

        return counts;
    }

    /// <summary>Makes the function that finds the number of positions of the current row.</summary>
    public Func<int> MakeLengthGetter(DataViewRow row)
    {
        var column = Requirement.FindIn(row.Schema);
        var itemType = ((VectorDataViewType)column.Type).ItemType.RawType;
        return itemType == typeof(int) ? MakeLengthGetter<int>(row, column)
            : itemType == typeof(float) ? MakeLengthGetter<float>(row, column)
            : MakeLengthGetter<ReadOnlyMemory<char>>(row, column);
    }

    /// <summary>Finds the number of positions of a row with a number of items.</summary>
    /// <exception cref="NlpMlNetException">The number of items is no multiple of the width.</exception>
    public int PositionsOf(int items, DataViewRow row) => items % Width == 0
        ? items / Width
        : throw new NlpMlNetException(
            $"Row {row.Position + 1} of column '{Name}' has {items} floats, which is no multiple of "
            + $"{WidthOption} {Width}. Set {WidthOption} to the size of the vectors in that column.");

    private Func<int> MakeLengthGetter<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getItems = row.GetReader<VBuffer<T>>(column);
        VBuffer<T> items = default;
        return () =>
        {
            getItems(ref items);
            return PositionsOf(items.Length, row);
        };
    }
}

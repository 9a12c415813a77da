using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;

namespace NlpMlNet.Scoring;

/// <summary>The row that a model reads: it is bound once and then moved from row to row and from chunk to chunk.</summary>
/// <remarks>Its position never repeats, since ML.NET's components remember by it what they have computed.</remarks>
internal sealed class ChunkRow(DataViewSchema schema, IReadOnlyList<ModelInput> inputs) : DataViewRow
{
    private readonly CsvCell[] cells = [.. inputs.Select(input => input.MakeCell())];
    private long position = -1;

    public override DataViewSchema Schema => schema;

    public override long Position => position;

    public override long Batch => 0;

    /// <summary>Goes to a row, whose cells have been found sound.</summary>
    public void MoveTo(RowChunk chunk, int row)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i].TryRead(chunk.Field(row, inputs[i].Field));
        }

        position++;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref id) => id = new DataViewRowId((ulong)position, 0);

    public override bool IsColumnActive(DataViewSchema.Column column) => IndexOf(column) >= 0;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        IndexOf(column) is >= 0 and var index && cells[index].MakeGetter() is ValueGetter<TValue> getter
            ? getter
            : throw new InvalidOperationException($"The model's input column '{column.Name}' is not read as {typeof(TValue).Name}.");

    private int IndexOf(DataViewSchema.Column column)
    {
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i].Column.Index == column.Index)
            {
                return i;
            }
        }

        return -1;
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Recipes;

/// <summary>A row with a text, which is exchanged for the next one.</summary>
/// <param name="schema">The one column.</param>
/// <remarks>Its position never repeats, since ML.NET's components remember by it what they have computed.</remarks>
internal sealed class TextRow(DataViewSchema schema) : DataViewRow
{
    private string text = "";
    private long position = -1;

    public override DataViewSchema Schema => schema;

    public override long Position => position;

    public override long Batch => 0;

    /// <summary>Makes the schema of a text column.</summary>
    public static DataViewSchema SchemaOf(string column)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(column, TextDataViewType.Instance);
        return builder.ToSchema();
    }

    /// <summary>Goes to the next row.</summary>
    public void MoveTo(string next)
    {
        text = next;
        position++;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref id) => id = new DataViewRowId((ulong)position, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ValueGetter<ReadOnlyMemory<char>> getter = (ref value) => value = text.AsMemory();
        return getter as ValueGetter<TValue> ?? throw new InvalidOperationException($"The column '{column.Name}' is a text; it can't be read as {typeof(TValue).Name}.");
    }
}

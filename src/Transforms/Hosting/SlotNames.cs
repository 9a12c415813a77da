using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>The names of a vector column's slots, as ML.NET keeps them: an annotation of the column.</summary>
public static class SlotNames
{
    /// <summary>Makes the annotations of a column whose slots have names.</summary>
    /// <param name="names">A name for each slot, in order.</param>
    /// <returns>The annotations.</returns>
    public static DataViewSchema.Annotations Annotate(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var values = names.Select(name => name.AsMemory()).ToArray();
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = (ref VBuffer<ReadOnlyMemory<char>> destination) =>
        {
            var editor = VBufferEditor.Create(ref destination, values.Length);
            values.CopyTo(editor.Values);
            destination = editor.Commit();
        };

        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(AnnotationUtils.Kinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, values.Length), getter);
        return builder.ToAnnotations();
    }

    /// <summary>Reads the slot names of a vector column.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A name for each slot, or <see langword="null"/> when the slots have no names.</returns>
    public static string[]? Of(DataViewSchema.Column column)
    {
        if (!column.HasSlotNames())
        {
            return null;
        }

        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }
}

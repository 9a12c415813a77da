using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Tokens;

/// <summary>Which ids an ids column may hold, kind by kind: an annotation of the column, so that later steps know the size of their tables.</summary>
/// <remarks>
/// The annotation is a Vector&lt;Int32&gt; with the end of each range of ids: first the tokens', then, where n-grams have ids, the word
/// n-grams', then the character n-grams'. A range starts where the one before ends; every id is below the last end.
/// </remarks>
public static class TokenIdRanges
{
    /// <summary>The kind (name) of the annotation.</summary>
    public const string Kind = "TokenIdRanges";

    /// <summary>Finds the ends of the ranges of a column's ids.</summary>
    /// <param name="column">The ids column.</param>
    /// <returns>
    /// The ends in the annotation; without one, the number of texts in <see cref="TokenTexts"/>; <see langword="null"/> when the column
    /// says neither.
    /// </returns>
    public static int[]? Of(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(Kind)?.Type is VectorDataViewType { ItemType: NumberDataViewType { RawType: var type } }
            && type == typeof(int))
        {
            VBuffer<int> ends = default;
            column.Annotations.GetValue(Kind, ref ends);
            return [.. ends.DenseValues()];
        }

        return column.Annotations.Schema.GetColumnOrNull(TokenTexts.Kind)?.Type is VectorDataViewType { Size: > 0 and var size } ? [size] : null;
    }

    /// <summary>Adds the ends to annotations of an ids column.</summary>
    internal static DataViewSchema.Annotations AddTo(DataViewSchema.Annotations annotations, int[] ends)
    {
        ValueGetter<VBuffer<int>> getEnds = (ref VBuffer<int> destination) =>
        {
            var editor = VBufferEditor.Create(ref destination, ends.Length);
            ends.CopyTo(editor.Values);
            destination = editor.Commit();
        };

        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(annotations, kind => kind != Kind);
        builder.Add(Kind, new VectorDataViewType(NumberDataViewType.Int32, ends.Length), getEnds);
        return builder.ToAnnotations();
    }
}

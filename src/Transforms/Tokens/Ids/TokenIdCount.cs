using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Tokens;

/// <summary>How many ids an ids column may hold: an annotation of the column, so that later steps know the size of their tables.</summary>
public static class TokenIdCount
{
    /// <summary>The kind (name) of the annotation, an Int32.</summary>
    public const string Kind = "TokenIdCount";

    /// <summary>Finds how many ids a column may hold: every id is below this number.</summary>
    /// <param name="column">The ids column.</param>
    /// <returns>
    /// The number in the annotation; without one, the number of texts in <see cref="TokenTexts"/>; <see langword="null"/> when the column
    /// says neither.
    /// </returns>
    public static int? Of(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(Kind)?.Type is NumberDataViewType { RawType: var type } && type == typeof(int))
        {
            var count = 0;
            column.Annotations.GetValue(Kind, ref count);
            return count;
        }

        var texts = column.Annotations.Schema.GetColumnOrNull(TokenTexts.Kind)?.Type as VectorDataViewType;
        return texts is { Size: > 0 } ? texts.Size : null;
    }

    /// <summary>Adds the number to annotations of an ids column.</summary>
    internal static DataViewSchema.Annotations AddTo(DataViewSchema.Annotations annotations, int count)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(annotations, kind => kind != Kind);
        builder.Add(Kind, NumberDataViewType.Int32, (ref int value) => value = count);
        return builder.ToAnnotations();
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Tokens;

namespace NlpMlNet.Embeddings;

/// <summary>What a column must be to be embedded.</summary>
internal static class EmbedColumn
{
    public static ColumnRequirement Requirement(string name) =>
        ColumnRequirement.VectorOfAny(name, TextDataViewType.Instance, NumberDataViewType.Int32);

    /// <summary>Refuses a promised column that can't be embedded.</summary>
    public static void Check(SchemaShape.Column column, EmbeddingPooling pooling)
    {
        if (column.ItemType is not TextDataViewType && !column.Annotations.TryFindColumn(TokenTexts.Kind, out _))
        {
            throw WithoutTexts(column.Name);
        }

        if (pooling == EmbeddingPooling.Concatenate && column.Kind != SchemaShape.Column.VectorKind.Vector)
        {
            throw OfUnknownSize(column.Name);
        }
    }

    /// <summary>Refuses an actual column that can't be embedded.</summary>
    /// <returns>The column's size if words are put one behind the other; else 0.</returns>
    public static int Check(DataViewSchema.Column column, EmbeddingPooling pooling)
    {
        if (((VectorDataViewType)column.Type).ItemType is not TextDataViewType && TokenTexts.Of(column) is null)
        {
            throw WithoutTexts(column.Name);
        }

        return pooling != EmbeddingPooling.Concatenate ? 0
            : column.Type.GetVectorSize() is > 0 and var size ? size
            : throw OfUnknownSize(column.Name);
    }

    public static ArgumentOutOfRangeException WithoutTexts(string name) => new(
        paramName: null,
        $"Column '{name}' holds ids and doesn't say which words they are (it has no annotation '{TokenTexts.Kind}'). "
        + "Make the ids with Transforms.Text.MapTokensToIds or a subword tokenizer, or embed the column of tokens itself.");

    private static ArgumentOutOfRangeException OfUnknownSize(string name) => new(
        paramName: null,
        $"Schema mismatch for input column '{name}': {nameof(EmbeddingPooling.Concatenate)} needs a vector of known size, and its rows have different ones. "
        + "Put Transforms.Text.PadOrTruncate before, or choose another pooling.");
}

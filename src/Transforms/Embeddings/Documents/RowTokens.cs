using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Embeddings;

/// <summary>The tokens of the current row, without padding.</summary>
internal abstract class RowTokens
{
    /// <summary>Gets the number of tokens of the row.</summary>
    public int Count { get; protected set; }

    /// <summary>Makes a reader of a column of texts, or of ids that says which texts they are.</summary>
    public static RowTokens Of(DataViewRow row, DataViewSchema.Column column) =>
        ((VectorDataViewType)column.Type).ItemType is TextDataViewType ? new TextTokens(row, column) : new IdTokens(row, column);

    /// <summary>Reads the current row.</summary>
    public abstract void Read();

    /// <summary>Gets a token's position in the row, from 0.</summary>
    public abstract int PositionAt(int token);

    /// <summary>Gets a token.</summary>
    public abstract ReadOnlySpan<char> TextAt(int token);
}

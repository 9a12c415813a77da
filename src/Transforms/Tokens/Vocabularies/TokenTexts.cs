using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Tokens;

/// <summary>Which id of an ids column is which token: an annotation of the column, so that later steps know.</summary>
/// <remarks>
/// The annotation is a Vector&lt;Text&gt; with the texts in the order of their ids. Ids at and above its length, if the column has
/// any, stand for no single token.
/// </remarks>
public static class TokenTexts
{
    /// <summary>The kind (name) of the annotation.</summary>
    public const string Kind = "TokenTexts";

    /// <summary>Makes the annotations of an ids column.</summary>
    /// <param name="texts">The text of each id, in order; it is read when the annotation is requested, and must not change.</param>
    /// <returns>The annotations.</returns>
    /// <exception cref="ArgumentException">There is no text.</exception>
    public static DataViewSchema.Annotations Annotate(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
        {
            throw new ArgumentException("A column of token ids has at least one id with a text.", nameof(texts));
        }

        var values = new Lazy<ReadOnlyMemory<char>[]>(() => [.. texts.Select(text => text.AsMemory())]);
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = (ref VBuffer<ReadOnlyMemory<char>> destination) =>
        {
            var editor = VBufferEditor.Create(ref destination, values.Value.Length);
            values.Value.CopyTo(editor.Values);
            destination = editor.Commit();
        };

        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(Kind, new VectorDataViewType(TextDataViewType.Instance, texts.Count), getter);
        return builder.ToAnnotations();
    }

    /// <summary>Reads the texts of an ids column.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The text of each id, in order, or <see langword="null"/> when the column doesn't say.</returns>
    public static string[]? Of(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull(Kind)?.Type is not VectorDataViewType { ItemType: TextDataViewType })
        {
            return null;
        }

        VBuffer<ReadOnlyMemory<char>> texts = default;
        column.Annotations.GetValue(Kind, ref texts);
        return [.. texts.DenseValues().Select(text => text.ToString())];
    }
}

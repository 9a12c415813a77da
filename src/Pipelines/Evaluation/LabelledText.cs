using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Evaluation;

/// <summary>A text and its label.</summary>
/// <param name="Text">The text; may be empty.</param>
/// <param name="Label">The name of the class; not empty.</param>
/// <param name="Row">The row's number in its file, from 1.</param>
internal sealed record LabelledText(string Text, string Label, long Row)
{
    /// <summary>Gets what the row belongs to, such as its author; <see langword="null"/> when that isn't asked for, or is not known.</summary>
    public string? Group { get; init; }

    /// <summary>Gets a value indicating whether nothing but white space was written.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <summary>Presents the texts as a view with the columns' own names.</summary>
    public static IDataView ToView(MLContext context, IEnumerable<LabelledText> rows, string textColumn, string labelColumn)
    {
        var definition = SchemaDefinition.Create(typeof(Cells));
        var (text, label) = (definition[nameof(Cells.Text)], definition[nameof(Cells.Label)]);
        text.ColumnName = textColumn;
        label.ColumnName = labelColumn;
        return context.Data.LoadFromEnumerable(rows.Select(row => new Cells { Text = row.Text, Label = row.Label }).ToArray(), definition);
    }

    private sealed class Cells
    {
        public required string Text { get; init; }

        public required string Label { get; init; }
    }
}

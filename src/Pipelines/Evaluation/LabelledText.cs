using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;

namespace NlpMlNet.Evaluation;

/// <summary>A text and the class that somebody gave it.</summary>
/// <param name="Text">The text; may be empty.</param>
/// <param name="Label">The name of the class; not empty.</param>
internal sealed record LabelledText(string Text, string Label)
{
    /// <summary>Reads all labelled texts of a CSV file.</summary>
    /// <exception cref="NlpMlNetException">The file is unreadable or has no rows, a column is missing, or a label is empty.</exception>
    public static List<LabelledText> ReadAll(MLContext context, string path, string textColumn, string labelColumn, CsvOptions csv)
    {
        if (textColumn == labelColumn)
        {
            throw new NlpMlNetException($"The column '{textColumn}' is named as text and as label. Name two different columns.");
        }

        var view = context.Data.LoadFromCsv(path, csv with
        {
            Columns = [new CsvColumn(textColumn, CsvType.Text), new CsvColumn(labelColumn, CsvType.Text)],
            OnlyListedColumns = true,
        });
        var rows = new List<LabelledText>();
        var unlabelled = new List<long>();
        using var cursor = view.GetRowCursor(view.Schema);
        var getText = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema[textColumn]);
        var getLabel = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema[labelColumn]);
        ReadOnlyMemory<char> text = default, label = default;
        while (cursor.MoveNext())
        {
            getText(ref text);
            getLabel(ref label);
            if (label.Span.IsWhiteSpace())
            {
                unlabelled.Add(cursor.Position + 1);
                continue;
            }

            rows.Add(new LabelledText(text.ToString(), label.Span.Trim().ToString()));
        }

        if (unlabelled.Count > 0)
        {
            throw new NlpMlNetException(
                $"{unlabelled.Count} of {rows.Count + unlabelled.Count} rows of '{path}' have no label in column '{labelColumn}', "
                + $"the first is row {unlabelled[0]}. Fill them in, or leave these rows out of the file.");
        }

        return rows.Count > 0 ? rows : throw new NlpMlNetException($"The file '{path}' has a header and no rows. Give a file with labelled texts.");
    }

    /// <summary>Presents the texts as a view with the columns' own names.</summary>
    public static IDataView ToView(MLContext context, IEnumerable<LabelledText> rows, string textColumn, string labelColumn)
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        var (text, label) = (definition[nameof(Row.Text)], definition[nameof(Row.Label)]);
        text.ColumnName = textColumn;
        label.ColumnName = labelColumn;
        return context.Data.LoadFromEnumerable(rows.Select(row => new Row { Text = row.Text, Label = row.Label }).ToArray(), definition);
    }

    private sealed class Row
    {
        public required string Text { get; init; }

        public required string Label { get; init; }
    }
}

using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.Splits;
using NlpMlNet.Words;

namespace NlpMlNet.Transformers;

/// <summary>Texts with their classes, as a view gives them.</summary>
/// <param name="Texts">The texts, or pairs.</param>
/// <param name="Labels">The class of each, from 0.</param>
internal sealed record TextRows(IReadOnlyList<(string First, string? Second)> Texts, IReadOnlyList<int> Labels)
{
    /// <summary>Gets the group of each row: those with texts that differ in case and white space at the most stay on one side of a split.</summary>
    public IReadOnlyList<int> Groups => RowGroups.Of(Texts.Select(text => $"{TextKey.Of(text.First)}\n{TextKey.Of(text.Second ?? string.Empty)}").ToArray());

    /// <summary>Reads all rows of a view.</summary>
    /// <exception cref="NlpMlNetException">There are no rows, or one has no label or can't be read.</exception>
    public static TextRows Read(IDataView view, ClassifierColumns columns, string labelColumn, Cancellation cancellation)
    {
        var texts = new List<(string, string?)>();
        var labels = new List<int>();
        var schema = view.Schema;
        DataViewSchema.Column[] needed =
            [schema[columns.First], schema[labelColumn], .. columns.Second is null ? Array.Empty<DataViewSchema.Column>() : [schema[columns.Second]]];
        using var cursor = view.GetRowCursor(needed);
        var read = ClassifierColumns.MakeReader(
            cursor.GetReader<ReadOnlyMemory<char>>(needed[0]), columns.Second is null ? null : cursor.GetReader<ReadOnlyMemory<char>>(needed[2]));
        var getLabel = cursor.GetReader<uint>(needed[1]);
        uint label = 0;
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            getLabel(ref label);
            if (label == 0)
            {
                throw new NlpMlNetException($"The label in row {labels.Count + 1} (column '{labelColumn}') is missing. Fill it in or filter such rows out.");
            }

            texts.Add(read());
            labels.Add((int)label - 1);
        }

        return texts.Count > 0 ? new(texts, labels) : throw new NlpMlNetException(
            "There are no rows to learn from or to validate on. Check that the file or view isn't empty and that no filter drops everything.");
    }

    /// <summary>Refuses rows of one class only.</summary>
    /// <exception cref="NlpMlNetException">They are.</exception>
    public void RequireTwoClasses(string labelColumn)
    {
        if (Labels.Distinct().Count() < 2)
        {
            throw new NlpMlNetException($"All {Labels.Count} rows have the same label (column '{labelColumn}'); a classifier needs at least two classes.");
        }
    }

    /// <summary>The rows of some numbers, in their order.</summary>
    public TextRows Select(IEnumerable<int> rows) => new([.. rows.Select(row => Texts[row])], [.. rows.Select(row => Labels[row])]);

    /// <summary>Encodes the texts, on all processors.</summary>
    public LabelledTexts Encode(TextEncoder encoder) =>
        new([.. Texts.AsParallel().AsOrdered().Select(text => encoder.Encode(text.First, text.Second))], Labels);
}

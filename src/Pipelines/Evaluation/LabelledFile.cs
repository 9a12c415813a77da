using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Models;

namespace NlpMlNet.Evaluation;

/// <summary>The labelled texts of a CSV file.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="Rows">The texts with their labels, at least one.</param>
/// <param name="UnlabelledRows">The number of rows that were left out since they have no label.</param>
internal sealed record LabelledFile(LabelledSource Source, IReadOnlyList<LabelledText> Rows, int UnlabelledRows)
{
    /// <summary>Gets the spellings that were taken for one class each, several for each.</summary>
    public IReadOnlyList<IReadOnlyList<string>> MergedLabels { get; init; } = [];

    /// <summary>Gets the number of texts that are empty or white space.</summary>
    public int EmptyTexts => Rows.Count(row => row.IsEmpty);

    /// <summary>Reads all labelled texts of a file.</summary>
    /// <exception cref="NlpMlNetException">
    /// The file is unreadable or has no rows, a row has too few or too many fields, a column is missing, no row fulfils the
    /// conditions, or a label is empty and isn't to be skipped.
    /// </exception>
    public static LabelledFile Read(MLContext context, LabelledSource source)
    {
        var (path, textColumn, labelColumn) = source;
        if (textColumn == labelColumn)
        {
            throw new NlpMlNetException($"The column '{textColumn}' is named as text and as label. Name two different columns.");
        }

        var selection = new RowSelection(path, source.Where, source.Csv.DecimalSeparator);
        string[] named = source.GroupColumn is { } group ? [textColumn, labelColumn, group] : [textColumn, labelColumn];
        var view = context.Data.LoadFromCsv(path, source.Csv with
        {
            Columns = [.. named.Union(selection.ColumnNames).Select(name => new CsvColumn(name, CsvType.Text))],
            OnlyListedColumns = true,
        });
        var spellings = new LabelSpellings();
        var rows = new List<LabelledText>();
        var unlabelled = new List<long>();
        var saidToBeMissing = 0;
        using var cursor = view.GetRowCursor(view.Schema);
        var isWanted = selection.Bind(cursor);
        var read = Bind(cursor, source, spellings);
        while (cursor.MoveNext())
        {
            if (!isWanted())
            {
                continue;
            }

            var row = read();
            if (source.MissingLabels.Contains(row.Label))
            {
                saidToBeMissing++;
            }
            else if (row.Label.Length == 0)
            {
                unlabelled.Add(row.Row);
            }
            else
            {
                rows.Add(row);
            }
        }

        Check(source, selection, rows.Count, saidToBeMissing, unlabelled);
        return new LabelledFile(source, rows, saidToBeMissing + unlabelled.Count) { MergedLabels = spellings.Merged };
    }

    /// <summary>Takes the fingerprint of the file, and notes which of its rows were used.</summary>
    public DataFingerprint Fingerprint() => DataFingerprint.Of(Source.Path, Rows.Count) with
    {
        Where = Source.Where.Count == 0 ? null : Source.Where,
        UnlabelledRows = UnlabelledRows,
    };

    private static Func<LabelledText> Bind(DataViewRowCursor cursor, LabelledSource source, LabelSpellings spellings)
    {
        var getText = cursor.GetReader<ReadOnlyMemory<char>>(cursor.Schema[source.TextColumn]);
        var getLabel = cursor.GetReader<ReadOnlyMemory<char>>(cursor.Schema[source.LabelColumn]);
        var getGroup = source.GroupColumn is { } group ? cursor.GetReader<ReadOnlyMemory<char>>(cursor.Schema[group]) : null;
        ReadOnlyMemory<char> text = default, label = default, belongsTo = default;
        return () =>
        {
            getText(ref text);
            getLabel(ref label);
            getGroup?.Invoke(ref belongsTo);
            return new LabelledText(text.ToString(), spellings.Read(label.Span), cursor.Position + 1)
            {
                Group = belongsTo.Span.IsWhiteSpace() ? null : belongsTo.ToString(),
            };
        };
    }

    private static void Check(LabelledSource source, RowSelection selection, int labelled, int saidToBeMissing, List<long> unlabelled)
    {
        if (labelled + saidToBeMissing + unlabelled.Count == 0 && source.Where.Count == 0)
        {
            throw new NlpMlNetException($"The file '{source.Path}' has a header and no rows. Give a file with labelled texts.");
        }

        selection.RefuseNothing();
        if (unlabelled.Count > 0 && (labelled == 0 || !source.SkipUnlabelled))
        {
            var wayOut = labelled == 0
                ? MessageText.Of($".")
                : MessageText.Of($", or have such rows left out ({new CodeName(typeof(EvaluationOptions), nameof(EvaluationOptions.SkipUnlabelled))}).");
            throw new NlpMlNetException(
                $"{unlabelled.Count} of {labelled + saidToBeMissing + unlabelled.Count} rows of '{source.Path}' have no label in column '{source.LabelColumn}', "
                + $"the first is row {unlabelled[0]}. Fill them in{wayOut}");
        }

        if (labelled == 0)
        {
            throw new NlpMlNetException(
                $"All {saidToBeMissing} rows of '{source.Path}' have a label in column '{source.LabelColumn}' that says that it is missing "
                + $"({new CodeName(typeof(EvaluationOptions), nameof(EvaluationOptions.MissingLabels))}). Give a file with labelled texts.");
        }
    }
}

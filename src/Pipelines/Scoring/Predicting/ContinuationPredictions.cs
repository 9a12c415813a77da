using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;

namespace NlpMlNet.Scoring;

/// <summary>What a language model writes behind a text: <c>Continuation</c>, or <c>Continuation.1</c>, <c>Continuation.2</c> and so on.</summary>
internal sealed class ContinuationPredictions : Predictions
{
    /// <summary>The model's output column.</summary>
    public const string ColumnName = "Continuation";

    private readonly int count;

    private ContinuationPredictions(DataViewSchema.Column column, int count)
    {
        (Columns, this.count) = ([column], count);
        Names = count == 0 ? [ColumnName] : [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{ColumnName}.{number}"))];
    }

    public override IReadOnlyList<string> Names { get; }

    public override IReadOnlyList<DataViewSchema.Column> Columns { get; }

    /// <summary>Finds the column; <see langword="null"/> when the model writes no texts.</summary>
    public static ContinuationPredictions? Find(DataViewSchema output) => (output.GetColumnOrNull(ColumnName), output.GetColumnOrNull(ColumnName)?.Type) switch
    {
        ({ } column, TextDataViewType) => new(column, 0),
        ({ } column, VectorDataViewType { ItemType: TextDataViewType, Size: > 0 and var size }) => new(column, size),
        _ => null,
    };

    public override Func<CsvRecordWriter, bool> Bind(DataViewRow row)
    {
        var column = row.Schema[Columns[0].Index];
        return count == 0 ? BindText(row.GetReader<ReadOnlyMemory<char>>(column)) : BindTexts(row.GetReader<VBuffer<ReadOnlyMemory<char>>>(column));
    }

    private static Func<CsvRecordWriter, bool> BindText(ValueGetter<ReadOnlyMemory<char>> getText) => writer =>
    {
        ReadOnlyMemory<char> text = default;
        getText(ref text);
        writer.Write(text.Span);
        return true;
    };

    private static Func<CsvRecordWriter, bool> BindTexts(ValueGetter<VBuffer<ReadOnlyMemory<char>>> getTexts) => writer =>
    {
        VBuffer<ReadOnlyMemory<char>> texts = default;
        getTexts(ref texts);
        foreach (var text in texts.DenseValues())
        {
            writer.Write(text.Span);
        }

        return true;
    };
}

using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Messages;

namespace NlpMlNet.Scoring;

/// <summary>A column that the model needs, and the field of the input that holds it.</summary>
/// <param name="Column">The model's column.</param>
/// <param name="Header">The name of the field in the input's header.</param>
/// <param name="Field">The field's index from 0.</param>
/// <param name="Type">What its cells are read as.</param>
/// <param name="DecimalSeparator">The character before the fraction of a number.</param>
internal sealed record ModelInput(DataViewSchema.Column Column, string Header, int Field, CsvType Type, char DecimalSeparator)
{
    /// <summary>Makes a converter for one thread.</summary>
    public CsvCell MakeCell() => CsvCell.Create(Type, DecimalSeparator);

    /// <summary>Says what is wrong with a cell that holds no value of the type.</summary>
    public MessageText Fault(string text) => MessageText.Of(
        $"column {CsvText.Show(Header)} holds {CsvText.Show(text)}, expected {CsvValues.Describe(Type, DecimalSeparator)}, which the model needs there.");

    /// <summary>Allows a score that is not finite to a row alone in which a number is missing or infinite: of nothing else nothing follows.</summary>
    /// <exception cref="NlpMlNetException">All numbers of the row are there and finite.</exception>
    public static void RequireMissing(IReadOnlyList<ModelInput> inputs, RowChunk chunk, int row)
    {
        foreach (var input in inputs)
        {
            if (input.IsMissing(chunk.Field(row, input.Field)))
            {
                return;
            }
        }

        throw new NlpMlNetException("the score is not a finite number. The model's weights are damaged, or its training diverged: train or import it again.");
    }

    /// <summary>The name in the input's header of a column of the model.</summary>
    public static string HeaderOf(DataViewSchema.Column column, BatchScoringOptions options) => options.ColumnNames.GetValueOrDefault(column.Name, column.Name);

    /// <summary>Finds the model's columns in a header.</summary>
    /// <param name="needed">The columns that the predictions are computed from, in the order of the model's.</param>
    /// <param name="reader">The input.</param>
    /// <param name="options">The names that differ, and the form of numbers.</param>
    /// <exception cref="NlpMlNetException">A column isn't there, or is of a type that a cell can't hold.</exception>
    public static IReadOnlyList<ModelInput> Find(List<DataViewSchema.Column> needed, CsvRecordReader reader, BatchScoringOptions options) =>
        needed.ConvertAll(column => Find(column, reader, options));

    private bool IsMissing(ReadOnlySpan<byte> field) => Type switch
    {
        CsvType.Single => CsvValues.TrySingle(field, CsvValues.NumberFormat(DecimalSeparator), out var number) && !float.IsFinite(number),
        CsvType.Double => CsvValues.TryDouble(field, CsvValues.NumberFormat(DecimalSeparator), out var number) && !double.IsFinite(number),
        _ => false,
    };

    private static ModelInput Find(DataViewSchema.Column column, CsvRecordReader reader, BatchScoringOptions options)
    {
        var header = HeaderOf(column, options);
        var type = TypeOf(column);
        return reader.Header.TryFind(header, out var field)
            ? new ModelInput(column, header, field, type, options.Csv.DecimalSeparator)
            : throw Missing(column, header, reader);
    }

    private static NlpMlNetException Missing(DataViewSchema.Column column, string header, CsvRecordReader reader)
    {
        return new NlpMlNetException(
            $"{reader.Name} has no column {CsvText.Show(header)}, which the model needs ({column.Type}); {reader.Header.Advice(header)} "
            + $"Rename the column, or say which one takes its place ({new CodeName(typeof(BatchScoringOptions), nameof(BatchScoringOptions.ColumnNames))}).");
    }

    private static CsvType TypeOf(DataViewSchema.Column column) => column.Type switch
    {
        TextDataViewType => CsvType.Text,
        BooleanDataViewType => CsvType.Boolean,
        DateTimeDataViewType => CsvType.DateTime,
        NumberDataViewType number when number == NumberDataViewType.Single => CsvType.Single,
        NumberDataViewType number when number == NumberDataViewType.Double => CsvType.Double,
        NumberDataViewType number when number == NumberDataViewType.Int32 => CsvType.Int32,
        NumberDataViewType number when number == NumberDataViewType.Int64 => CsvType.Int64,
        _ => throw new NlpMlNetException(
            $"The model needs the column {CsvText.Show(column.Name)} of type {column.Type}, which no cell of a CSV file can hold. "
            + "Train a model whose own inputs are texts, numbers, truth values or dates."),
    };
}

using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>Walks through the files' rows and converts the columns that are needed.</summary>
/// <remarks>A row is converted when the cursor comes to it, so that one that can't be converted can be left out as a whole.</remarks>
internal sealed class CsvCursor : DataViewRowCursor
{
    private readonly IMultiStreamSource source;
    private readonly CsvSchema columns;
    private readonly CsvOptions options;
    private readonly (int Column, CsvCell Cell)[] active;
    private readonly CsvCell?[] cells;
    private readonly int[] fields;
    private CsvRecordReader? reader;
    private int nextFile;
    private long rowsSeen;
    private long position = -1;

    public CsvCursor(IMultiStreamSource source, DataViewSchema schema, CsvSchema columns, CsvOptions options, HashSet<int> needed)
    {
        this.source = source;
        this.columns = columns;
        this.options = options;
        Schema = schema;
        cells = new CsvCell?[schema.Count];
        fields = new int[schema.Count];
        foreach (var column in needed)
        {
            cells[column] = CsvCell.Create(columns.Columns[column].Type, options.DecimalSeparator);
        }

        active = [.. cells.Index().Where(cell => cell.Item is not null).Select(cell => (cell.Index, cell.Item!))];
    }

    public override DataViewSchema Schema { get; }

    public override long Position => position;

    public override long Batch => 0;

    public override bool IsColumnActive(DataViewSchema.Column column) => cells[Own(column)] is not null;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        var cell = cells[Own(column)] ?? throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' was not asked for when the cursor was made.");
        return cell.MakeGetter() as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' holds {cell.Type}, not {typeof(TValue).Name}.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter()
    {
        void Get(ref DataViewRowId value) => value = new DataViewRowId((ulong)rowsSeen, 0);
        return Get;
    }

    public override bool MoveNext()
    {
        while (NextRow() is { } row)
        {
            var fault = row.Fault ?? Convert(row);
            if (fault is null)
            {
                position++;
                return true;
            }

            if (options.Rejected is null)
            {
                throw row.Place.Error(fault);
            }

            options.Rejected(row.Reject(fault));
        }

        position = -1;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            nextFile = source.Count;
            CloseFile();
        }

        base.Dispose(disposing);
    }

    private int Own(DataViewSchema.Column column) =>
        column.Index < Schema.Count && Schema[column.Index].Name == column.Name
            ? column.Index
            : throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not one of this view.");

    private CsvRecordReader? NextRow()
    {
        while (reader is not null || nextFile < source.Count)
        {
            reader ??= OpenFile(nextFile++);
            if (reader.Read())
            {
                rowsSeen++;
                return reader;
            }

            CloseFile();
        }

        return null;
    }

    private CsvRecordReader OpenFile(int index)
    {
        var opened = CsvSource.Open(source, index, options);
        try
        {
            foreach (var (column, _) in active)
            {
                fields[column] = opened.Header.Find(columns.Columns[column].Name);
            }

            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private void CloseFile()
    {
        reader?.Dispose();
        reader = null;
    }

    private MessageText? Convert(CsvRecordReader row)
    {
        foreach (var (column, cell) in active)
        {
            if (!cell.TryRead(row.GetBytes(fields[column])))
            {
                return ConversionFault(columns.Columns[column], Encoding.UTF8.GetString(row.GetBytes(fields[column])));
            }
        }

        return null;
    }

    private MessageText ConversionFault(CsvColumn column, string found)
    {
        var advice = columns.InferredFrom.TryGetValue(column.Name, out var rows)
            ? MessageText.Of(
                $" The type {column.Type} was inferred from the first {CsvText.Count(rows, "row")}: give the type, e.g. new CsvColumn(\"{column.Name}\", CsvType.Text), "
                + $"or raise {new CodeName(typeof(CsvOptions), nameof(CsvOptions.InferenceRows))}.")
            : MessageText.Of($" Correct the cell, or read the column as Text.");
        return MessageText.Of($"column {CsvText.Show(column.Name)} holds {CsvText.Show(found)}; expected {CsvValues.Describe(column.Type, options.DecimalSeparator)}.{advice}");
    }
}

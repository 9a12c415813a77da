using NlpMlNet.Csv;
using NlpMlNet.Hosting;

namespace NlpMlNet.Scoring;

/// <summary>Some rows in sequence, as one thread takes them: their fields, unquoted, in one array of bytes, and the output's rows.</summary>
/// <remarks>It is filled again and again, so that memory is the same for ten rows and ten million.</remarks>
internal sealed class RowChunk : IDisposable
{
    private readonly int columns;
    private readonly MemoryStream output = new();
    private byte[] bytes = new byte[1 << 16];
    private int[] ends = new int[1 << 10];
    private int fields;
    private int rejectedSize;

    /// <param name="format">The number of the input's columns and the form of the output.</param>
    public RowChunk(OutputFormat format)
    {
        columns = format.InputColumns;
        Writer = new CsvRecordWriter(output, format.Csv);
    }

    /// <summary>Gets or sets the chunk's number in the order of the file, from 0.</summary>
    public long Index { get; set; }

    /// <summary>Gets or sets the bytes of the input up to the end of these rows, or a little further.</summary>
    public InputMark Mark { get; set; }

    /// <summary>Gets the number of sound rows.</summary>
    public int Count => fields / columns;

    /// <summary>Gets how many of the sound rows have no text but white space where the model reads texts.</summary>
    public int EmptyTexts { get; private set; }

    /// <summary>Gets or sets how many of the sound rows have HTML that the model reads as what it means.</summary>
    public int HtmlTexts { get; set; }

    /// <summary>Gets or sets what is behind the most tokens that the model reads, in the sound rows.</summary>
    public TextCuts Cuts { get; set; }

    /// <summary>Gets or sets how many rows are known to be computed before the chunk is written.</summary>
    public int RowsComputed { get; set; }

    /// <summary>Gets the number of rows, sound or not, to be scored or not.</summary>
    public int RowsRead => Count + Rejects.Count + LeftOut;

    /// <summary>Gets or sets how many rows aren't to be scored.</summary>
    public int LeftOut { get; set; }

    /// <summary>Gets how many of the sound rows have U+FFFD in the place of bytes that aren't valid.</summary>
    public int Replaced { get; private set; }

    /// <summary>Gets how many of the other rows have such bytes.</summary>
    public int Invalid { get; private set; }

    /// <summary>Gets the size of all rows, about in bytes.</summary>
    public int Size => End + rejectedSize;

    /// <summary>Gets where each sound row is in the file.</summary>
    public List<CsvPlace> Places { get; } = [];

    /// <summary>Gets the rows that can't be scored.</summary>
    public List<CsvReject> Rejects { get; } = [];

    /// <summary>Gets what writes the output's rows into the chunk.</summary>
    public CsvRecordWriter Writer { get; }

    /// <summary>Gets the output's rows.</summary>
    public ReadOnlySpan<byte> Output => output.GetBuffer().AsSpan(0, (int)output.Length);

    private int End => fields == 0 ? 0 : ends[fields - 1];

    /// <summary>Gets a field, as UTF-8.</summary>
    public ReadOnlySpan<byte> Field(int row, int column)
    {
        var field = (row * columns) + column;
        var start = field == 0 ? 0 : ends[field - 1];
        return bytes.AsSpan(start, ends[field] - start);
    }

    /// <summary>Writes the fields of a row as they came in; the row of the output isn't complete with them.</summary>
    public void WriteFields(int row)
    {
        for (var column = 0; column < columns; column++)
        {
            Writer.Write(Field(row, column));
        }
    }

    public void Clear()
    {
        fields = 0;
        rejectedSize = 0;
        EmptyTexts = 0;
        HtmlTexts = 0;
        Cuts = default;
        RowsComputed = 0;
        LeftOut = 0;
        Replaced = 0;
        Invalid = 0;
        Places.Clear();
        Rejects.Clear();
        output.SetLength(0);
    }

    /// <summary>Takes over the reader's current row.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="hasEmptyText">Whether the model finds no text in it.</param>
    public void Add(CsvRecordReader reader, bool hasEmptyText)
    {
        EmptyTexts += hasEmptyText ? 1 : 0;
        Replaced += reader.Invalid is null ? 0 : 1;
        for (var column = 0; column < columns; column++)
        {
            Append(reader.GetBytes(column));
        }

        Places.Add(reader.Place);
    }

    /// <summary>Takes a row that can't be scored.</summary>
    /// <param name="reject">The row.</param>
    /// <param name="isInvalid">Whether it has bytes that are not valid in the encoding.</param>
    public void Add(CsvReject reject, bool isInvalid)
    {
        Invalid += isInvalid ? 1 : 0;
        Rejects.Add(reject);
        rejectedSize += reject.RawText.Length;
    }

    public void Dispose()
    {
        Writer.Dispose();
        output.Dispose();
    }

    private void Append(ReadOnlySpan<byte> field)
    {
        var start = End;
        if (start + field.Length > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, start + field.Length));
        }

        if (fields == ends.Length)
        {
            Array.Resize(ref ends, ends.Length * 2);
        }

        field.CopyTo(bytes.AsSpan(start));
        ends[fields++] = start + field.Length;
    }
}

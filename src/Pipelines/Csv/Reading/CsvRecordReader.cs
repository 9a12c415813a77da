using System.Text;
using CsvHelper;
using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>Reads a CSV file row by row, forward, and answers for every row: its fields, or what is wrong with it.</summary>
/// <remarks>
/// CsvHelper's reader finds the fields in UTF-8 bytes; nothing is copied or converted before it is asked for. Spans are valid
/// until the next <see cref="Read"/>, strings for good.
/// </remarks>
internal sealed class CsvRecordReader : IDisposable
{
    private readonly Utf8InputStream text;
    private readonly CsvReader reader;
    private readonly CsvOptions options;
    private readonly char separator;
    private CsvMalformedReason? malformed;
    private bool heldBack;

    /// <summary>Opens a stream and reads its header.</summary>
    /// <param name="stream">The bytes; disposed of with the reader, also when this constructor throws.</param>
    /// <param name="name">What messages call the stream: its path.</param>
    /// <param name="options">Options that have been validated.</param>
    /// <exception cref="NlpMlNetException">The file is empty, isn't text in the encoding given, or its header has a fault.</exception>
    public CsvRecordReader(Stream stream, string name, CsvOptions options)
    {
        Name = name;
        this.options = options;
        try
        {
            text = new Utf8InputStream(stream, options.Encoding);
            Delimiter = options.Delimiter ?? CsvDelimiter.Detect(text.Peek(), options.Quotes);
            (var fields, separator) = CsvFormat.Separate(text, Delimiter);
            reader = CsvReader.Create(fields, CsvFormat.ReaderOptions(options, separator, record => malformed = record.Reason), leaveOpen: false);
            Header = ReadHeader();
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Gets the file's path as given.</summary>
    public string Name { get; }

    /// <summary>Gets the names of the columns.</summary>
    public CsvHeader Header { get; }

    /// <summary>Gets the delimiter, given or detected.</summary>
    public string Delimiter { get; }

    /// <summary>Gets the file's encoding.</summary>
    public Encoding Encoding => text.Encoding;

    /// <summary>Gets a value indicating whether the file began with a byte-order mark.</summary>
    public bool HasByteOrderMark => text.HasByteOrderMark;

    /// <summary>Gets the number of the current row; the first after the header is 1.</summary>
    public long Row { get; private set; }

    /// <summary>Gets the number of the line on which the current row starts.</summary>
    public long Line => reader.LineNumber;

    /// <summary>Gets what is wrong with the current row, and what to change; <see langword="null"/> for a sound row.</summary>
    public MessageText? Fault { get; private set; }

    /// <summary>Gets the number of fields of the current row; that of the header, unless the row has a fault.</summary>
    public int FieldCount => reader.FieldCount;

    /// <summary>Gets the current row as written in the file, as UTF-8, without the line break at its end.</summary>
    public ReadOnlySpan<byte> RawBytes => reader.RawRecord;

    /// <summary>Gets where the current row is.</summary>
    public CsvPlace Place => new(Name, Row, Line);

    /// <summary>Gets a field of the current row, unquoted, as UTF-8.</summary>
    /// <param name="field">The field's index from 0.</param>
    /// <returns>The bytes, until the next <see cref="Read"/>.</returns>
    public ReadOnlySpan<byte> GetBytes(int field) => reader.GetSpan(field);

    /// <summary>Gets a field of the current row, unquoted, as a new string.</summary>
    /// <param name="field">The field's index from 0.</param>
    /// <returns>The text.</returns>
    public string GetString(int field) => reader.GetString(field);

    /// <summary>Goes to the next row, sound or not.</summary>
    /// <returns><see langword="false"/> at the end of the file.</returns>
    /// <exception cref="NlpMlNetException">Bytes aren't valid in the encoding, or a quote is never closed: no row can be told from here on.</exception>
    public bool Read()
    {
        do
        {
            if (heldBack)
            {
                heldBack = false;
            }
            else if (!Advance())
            {
                return false;
            }
        }
        while (Header.Names.Count > 1 && reader.RawRecord.IsEmpty);

        Row++;
        Fault = malformed is { } reason ? CsvFault.Quotes(Place, reason) : CountFault();
        return true;
    }

    /// <summary>Passes over rows: the way to go on where an earlier reading of the same file stopped.</summary>
    /// <param name="rows">How many rows to pass over.</param>
    /// <returns>The number of rows passed over; less than <paramref name="rows"/> if the file ends before.</returns>
    public long Skip(long rows)
    {
        long skipped = 0;
        while (skipped < rows && Read())
        {
            skipped++;
        }

        return skipped;
    }

    /// <summary>Describes the current row as one that couldn't be used.</summary>
    /// <param name="reason">What is wrong, and what to change.</param>
    /// <returns>The row with its place and its text.</returns>
    public CsvReject Reject(MessageText reason)
    {
        var raw = Encoding.UTF8.GetString(reader.RawRecord);
        return new(Name, Row, Line, reason.ToString(), Delimiter.Length == 1 ? raw : raw.Replace(separator.ToString(), Delimiter, StringComparison.Ordinal));
    }

    public void Dispose() => reader.Dispose();

    private CsvHeader ReadHeader()
    {
        if (text.StartsLikeZip)
        {
            throw CsvFault.Workbook(Name);
        }

        do
        {
            if (!Advance())
            {
                throw CsvFault.Empty(Name, options.HasHeader);
            }
        }
        while (options.HasHeader && reader.RawRecord.IsEmpty);

        if (reader.RawRecord.Contains((byte)0))
        {
            throw CsvFault.Nul(Place);
        }

        if (options.HasHeader && malformed is { } reason)
        {
            throw Place.Error(CsvFault.Quotes(Place, reason));
        }

        heldBack = !options.HasHeader;
        return new CsvHeader(Place, Enumerable.Range(0, FieldCount).Select(i => options.HasHeader ? GetString(i) : string.Empty), Delimiter);
    }

    private bool Advance()
    {
        malformed = null;
        try
        {
            var any = reader.Read();
            if (text.Invalid is { } invalid && reader.RawRecord.EndsWith(Utf8InputStream.Sentinel))
            {
                throw CsvFault.InvalidBytes(NextPlace(text.Line), invalid, text.Encoding);
            }

            return any;
        }
        catch (CsvFormatException e) when (e.RecordNumber > 0)
        {
            throw CsvFault.TooLong(NextPlace(e.LineNumber), options.MaximumRowLength, e);
        }
        catch (CsvFormatException e)
        {
            throw CsvFault.SeparatorInUse(Name, separator, Delimiter, e);
        }
        catch (IOException e)
        {
            throw new NlpMlNetException($"{NextPlace(text.Line)}: the file can't be read any further: {e.Message}", e);
        }
    }

    private CsvPlace NextPlace(long line) => new(Name, Header is null ? 0 : Row + 1, line);

    private MessageText? CountFault() =>
        reader.FieldCount == Header.Names.Count ? null : CsvFault.FieldCount(reader.FieldCount, Header.Names.Count, Delimiter, options);
}

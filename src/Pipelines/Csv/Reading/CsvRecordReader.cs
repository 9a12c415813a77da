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
    private readonly Utf8InputStream input;
    private readonly BackslashQuotes? backslashes;
    private readonly RewindableText text;
    private readonly CsvRecords records;
    private readonly BrokenRows broken;
    private readonly CsvOptions options;
    private CutRow? cut;
    private bool heldBack;

    /// <summary>Opens a stream and reads its header.</summary>
    /// <param name="stream">The bytes; disposed of with the reader, also when this constructor throws.</param>
    /// <param name="name">What messages call the stream: its path.</param>
    /// <param name="options">Options that have been validated.</param>
    /// <exception cref="NlpMlNetException">The file is empty, isn't text in the encoding given, or its header has a fault.</exception>
    public CsvRecordReader(Stream stream, string name, CsvOptions options)
    {
        Name = name;
        try
        {
            input = new Utf8InputStream(stream, options.Encoding);
            (options, Notes) = QuoteDetection.Complete(options, input);
            this.options = options;
            backslashes = options.Quotes == CsvQuotes.Backslash ? new BackslashQuotes(input) : null;
            text = new RewindableText((Stream?)backslashes ?? input);
            RefuseOtherKinds();
            var start = TextStart.Find(text, name, options);
            Delimiter = start.Delimiter;
            records = new CsvRecords(text, Delimiter, options, start.Offset, start.Line);
            broken = new BrokenRows(text, records, Delimiter, options);
            Header = ReadHeader();
        }
        catch (Exception e)
        {
            stream.Dispose();
            if (e is IOException or InvalidDataException)
            {
                throw CsvFault.Unreadable(new CsvPlace(name, 0, 1), e);
            }

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
    public Encoding Encoding => input.Encoding;

    /// <summary>Gets a value indicating whether the file began with a byte-order mark.</summary>
    public bool HasByteOrderMark => input.HasByteOrderMark;

    /// <summary>Gets what a reader of the file should know about how it is read; empty for a plain file.</summary>
    public IReadOnlyList<MessageText> Notes { get; private set; } = [];

    /// <summary>Gets the number of the current row; the first after the header is 1.</summary>
    public long Row { get; private set; }

    /// <summary>Gets the number of the line on which the current row starts.</summary>
    public long Line => cut?.Line ?? records.Line;

    /// <summary>Gets what is wrong with the current row, and what to change; <see langword="null"/> for a sound row.</summary>
    public MessageText? Fault { get; private set; }

    /// <summary>Gets the first bytes of the current row that are not valid in the encoding.</summary>
    public InvalidBytes? Invalid { get; private set; }

    /// <summary>Gets the number of fields of the current row; that of the header, unless the row has a fault.</summary>
    public int FieldCount => records.FieldCount;

    /// <summary>Gets the current row as written in the file, as UTF-8, without the line break at its end.</summary>
    public ReadOnlySpan<byte> RawBytes => cut is null ? records.Raw : cut.Raw;

    /// <summary>Gets where the current row is.</summary>
    public CsvPlace Place => new(Name, Row, Line);

    /// <summary>Gets a field of the current row, unquoted, as UTF-8.</summary>
    /// <param name="field">The field's index from 0.</param>
    /// <returns>The bytes, until the next <see cref="Read"/>.</returns>
    public ReadOnlySpan<byte> GetBytes(int field) => records.GetSpan(field);

    /// <summary>Gets a field of the current row, unquoted, as a new string.</summary>
    /// <param name="field">The field's index from 0.</param>
    /// <returns>The text.</returns>
    public string GetString(int field) => records.GetString(field);

    /// <summary>Goes to the next row, sound or not.</summary>
    /// <returns><see langword="false"/> at the end of the file.</returns>
    /// <exception cref="NlpMlNetException">The file can't be read any further.</exception>
    public bool Read()
    {
        do
        {
            if (!Next())
            {
                return false;
            }
        }
        while (Header.Names.Count > 1 && RawBytes.IsEmpty);

        Row++;
        Invalid = FindInvalid();
        Fault = cut?.Fault
            ?? (Invalid is { } invalid && !options.ReplaceInvalid ? CsvFault.Invalid(invalid, Encoding) : null)
            ?? (records.Malformed is { } reason ? CsvFault.Quotes(reason, options) : null)
            ?? (FieldCount == Header.Names.Count ? null : CsvFault.FieldCount(FieldCount, Header.Names.Count, Delimiter, options));
        if (Fault is null && Invalid is { } replaced && options.Replaced is { } report)
        {
            report(Reject(CsvFault.Replaced(replaced, Encoding)));
        }

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
    /// <param name="nameOf">Gives the names of options; by default those in code.</param>
    /// <returns>The row with its place and its text.</returns>
    public CsvReject Reject(MessageText reason, Func<CodeName, string>? nameOf = null)
    {
        var bytes = RawBytes.ToArray();
        backslashes?.Restore(bytes, cut?.Offset ?? records.Offset);
        var raw = Encoding.UTF8.GetString(bytes);
        var lines = 1 + TextLines.Breaks(bytes);
        var place = lines == 1 ? string.Empty : $" The row takes {lines} lines, {Line} to {Line + lines - 1}.";
        return new(
            Name, Row, Line, (nameOf is null ? reason.ToString() : reason.With(nameOf)) + place,
            cut is not null || Delimiter.Length == 1 ? raw : raw.Replace(records.Separator.ToString(), Delimiter, StringComparison.Ordinal))
        {
            Lines = lines,
        };
    }

    public void Dispose()
    {
        records.Dispose();
        text.Dispose();
    }

    private void RefuseOtherKinds()
    {
        if (input.Kind is { } kind && (options.HasHeader || kind.IsBinary))
        {
            throw CsvFault.NotText(Name, kind);
        }
    }

    private CsvHeader ReadHeader()
    {
        do
        {
            if (!Advance())
            {
                throw CsvFault.Empty(Name, options.HasHeader);
            }
        }
        while (options.HasHeader && RawBytes.IsEmpty);

        if (RawBytes.Contains((byte)0))
        {
            throw CsvFault.Nul(Place);
        }

        heldBack = !options.HasHeader;
        if (options.HasHeader)
        {
            RefuseFaultyHeader();
        }

        var header = new CsvHeader(
            Place, Enumerable.Range(0, FieldCount).Select(i => options.HasHeader ? GetString(i) : string.Empty), Delimiter, RawBytes.ToArray(), options, Below);
        if (options.HasHeader && QualtricsHeader.Pass(records, text.From(text.Needed), header))
        {
            Notes = [.. Notes, MessageText.Of($"{QualtricsHeader.Note}")];
        }

        return header;
    }

    // For a message alone: what is read here is no row any more.
    private IEnumerable<(long Line, byte[] Raw)> Below()
    {
        while (Next())
        {
            yield return (Line, RawBytes.ToArray());
        }
    }

    // There may be no end of the line.
    private void RefuseEndlessHeader(CsvFormatException e)
    {
        if (Header is null && options.HasHeader)
        {
            var place = new CsvPlace(Name, 0, records.LineOf(e));
            throw text.From(records.OffsetOf(e)).Contains((byte)0) ? CsvFault.Nul(place) : CsvFault.EndlessHeader(place, options.MaximumRowLength);
        }
    }

    private void RefuseFaultyHeader()
    {
        if (FindInvalid() is { } invalid && !options.ReplaceInvalid)
        {
            throw Place.Error(CsvFault.Invalid(invalid, Encoding));
        }

        if ((cut?.Fault ?? (records.Malformed is { } reason ? CsvFault.Quotes(reason, options) : null)) is { } fault)
        {
            throw Place.Error(fault);
        }
    }

    // Without a header, the first row was read to count its fields.
    private bool Next()
    {
        var isThere = heldBack || Advance();
        heldBack = false;
        return isThere;
    }

    private bool Advance()
    {
        cut = null;
        try
        {
            if (!records.Read())
            {
                return false;
            }

            cut = broken.Cut(Header?.Names.Count);
            return true;
        }
        catch (CsvFormatException e) when (e.RecordNumber > 0)
        {
            RefuseEndlessHeader(e);
            cut = broken.CutTooLong(e);
            return true;
        }
        catch (CsvFormatException e)
        {
            throw CsvFault.SeparatorInUse(Name, records.Separator, Delimiter, e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw CsvFault.Unreadable(new CsvPlace(Name, Header is null ? 0 : Row, records.Line), e);
        }
    }

    private InvalidBytes? FindInvalid()
    {
        if (input.Invalid.Count == 0 && backslashes is null)
        {
            return null;
        }

        var start = cut?.Offset ?? records.Offset;
        var end = start + (cut?.Raw.Length ?? records.Length);
        backslashes?.Forget(start);
        return InvalidBytes.TakeFirst(input.Invalid, start, end);
    }
}

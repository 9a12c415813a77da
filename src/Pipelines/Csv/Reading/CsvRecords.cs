using System.Text;
using CsvHelper;

namespace NlpMlNet.Csv;

/// <summary>The records of a text as CsvHelper finds them, with their places in the text, from any place on.</summary>
internal sealed class CsvRecords : IDisposable
{
    private readonly RewindableText text;
    private readonly string delimiter;
    private readonly CsvOptions options;
    private readonly bool hasBackslashes;
    private CsvReader reader;
    private char separator;
    private long firstOffset;
    private long firstLine;
    private long shift;
    private bool isBefore;

    /// <param name="text">The text, at the beginning of a record; it stays open.</param>
    /// <param name="delimiter">What is between two fields.</param>
    /// <param name="options">Options that have been validated.</param>
    /// <param name="offset">Where the text is, in bytes.</param>
    /// <param name="line">The number of the line there.</param>
    public CsvRecords(RewindableText text, string delimiter, CsvOptions options, long offset, long line)
    {
        this.text = text;
        this.delimiter = delimiter;
        this.options = options;
        hasBackslashes = options.Quotes == CsvQuotes.Backslash;
        reader = Open(offset, line);
    }

    /// <summary>Gets where the current record starts in the text.</summary>
    public long Offset => isBefore ? firstOffset : firstOffset + reader.ByteOffset + shift;

    /// <summary>Gets the number of the line on which the current record starts.</summary>
    public long Line => isBefore ? firstLine : firstLine + reader.LineNumber - 1;

    /// <summary>Gets what is wrong with the quotes of the current record.</summary>
    public CsvMalformedReason? Malformed { get; private set; }

    /// <summary>Gets the number of fields of the current record.</summary>
    public int FieldCount => reader.FieldCount;

    /// <summary>Gets the length of the current record in the text, in bytes.</summary>
    public int Length => reader.RawRecord.Length + LongerThanSeparator;

    /// <summary>Gets the current record, with <see cref="Separator"/> between fields.</summary>
    public ReadOnlySpan<byte> Raw => reader.RawRecord;

    /// <summary>Gets what stands for the delimiter while the text is read.</summary>
    public char Separator => separator;

    private int LongerThanSeparator => delimiter.Length == 1 && delimiter[0] == separator
        ? 0
        : (Encoding.UTF8.GetByteCount(delimiter) - 1) * (reader.FieldCount - 1);

    /// <summary>Gets where the record starts that couldn't be read.</summary>
    public long OffsetOf(CsvFormatException failure) => firstOffset + failure.ByteOffset + shift;

    /// <summary>Gets the number of the line on which the record starts that couldn't be read.</summary>
    public long LineOf(CsvFormatException failure) => firstLine + failure.LineNumber - 1;

    public ReadOnlySpan<byte> GetSpan(int field) =>
        hasBackslashes && IsQuoted(field) ? BackslashQuotes.Unescape(reader.GetSpan(field)) : reader.GetSpan(field);

    public string GetString(int field) =>
        hasBackslashes ? Encoding.UTF8.GetString(GetSpan(field)) : reader.GetString(field);

    /// <summary>Goes to the next record.</summary>
    /// <returns><see langword="false"/> at the end of the text.</returns>
    public bool Read()
    {
        Malformed = null;
        text.Needed = Math.Max(text.Needed, Offset);
        shift += isBefore ? 0 : LongerThanSeparator;
        var any = reader.Read();
        isBefore = false;
        return any;
    }

    /// <summary>Goes on at another place, which the text still has.</summary>
    /// <param name="offset">Where a record begins.</param>
    /// <param name="line">The number of the line there.</param>
    public void MoveTo(long offset, long line)
    {
        reader.Dispose();
        text.MoveTo(offset);
        reader = Open(offset, line);
    }

    public void Dispose() => reader.Dispose();

    private bool IsQuoted(int field) => reader.GetRawSpan(field) is [(byte)'"', ..];

    private CsvReader Open(long offset, long line)
    {
        (firstOffset, firstLine, shift, isBefore) = (offset, line, 0, true);
        (var fields, separator) = CsvFormat.Separate(text, delimiter);
        return CsvReader.Create(fields, CsvFormat.ReaderOptions(options, separator, record => Malformed = record.Reason), leaveOpen: true);
    }
}

using System.Text;
using CsvHelper;
using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>Ends rows that have lost a closing quote with the line on which that field begins, so that the lines below are read.</summary>
/// <param name="text">The text.</param>
/// <param name="records">Its records, which go on with the line below a row that was cut.</param>
/// <param name="delimiter">What is between two fields.</param>
/// <param name="options">How large a field and a row may be.</param>
internal sealed class BrokenRows(RewindableText text, CsvRecords records, string delimiter, CsvOptions options)
{
    private const int LongestRawText = 1 << 20;

    private readonly BrokenField broken = new(Encoding.UTF8.GetBytes(delimiter), options.MaximumFieldLength, options.MaximumFieldLines);

    /// <summary>Cuts the current record if it is broken.</summary>
    /// <param name="columns">The number of fields that it should have, if that is known.</param>
    /// <returns>What is left of it; <see langword="null"/> for a record that may be sound.</returns>
    public CutRow? Cut(int? columns)
    {
        if (records.Raw.Length > options.MaximumRowLength)
        {
            return CutTooLong(records.Offset, records.Line, records.Length);
        }

        if (options.Quotes == CsvQuotes.None)
        {
            return null;
        }

        if (records.Malformed == CsvMalformedReason.UnterminatedQuote)
        {
            return Cut(records.Offset, records.Line, broken.LastStart(Record()), records.Length, CsvFault.NeverClosed(options));
        }

        return broken.IsAbsent(records.Raw) ? null : CutTooLarge(columns);
    }

    /// <summary>Cuts the record that is too long to be read.</summary>
    public CutRow CutTooLong(CsvFormatException failure) => CutTooLong(records.OffsetOf(failure), records.LineOf(failure), int.MaxValue);

    private ReadOnlySpan<byte> Record() => text.From(records.Offset)[..records.Length];

    private CutRow? CutTooLarge(int? columns)
    {
        var record = Record();
        var isSound = records.Malformed is null && records.FieldCount == columns;
        return broken.Find(record) is { } field && !(isSound && !broken.HoldsRows(record[field], records.FieldCount))
            ? Cut(records.Offset, records.Line, field.Start.Value, records.Length, CsvFault.ClosedTooLate(options))
            : null;
    }

    private CutRow CutTooLong(long offset, long line, int length)
    {
        var kept = text.From(offset);
        var start = broken.Find(kept[..Math.Min(kept.Length, length)])?.Start.Value ?? 0;
        return Cut(offset, line, start, length, CsvFault.TooLong(options.MaximumRowLength));
    }

    /// <summary>Ends a row with the line on which its broken field begins, and goes on with the next line.</summary>
    private CutRow Cut(long offset, long line, int start, int length, MessageText fault)
    {
        var kept = text.From(offset);
        var raw = kept[..(int)Math.Min(Math.Min(kept.Length, length), (long)start + LongestRawText)].ToArray(); // before more is read
        var next = text.NextLine(offset + start);
        raw = raw[..(int)Math.Min(raw.Length, next - offset)];
        var row = new CutRow(offset, line, raw.AsSpan().TrimEnd("\r\n"u8).ToArray(), fault);
        records.MoveTo(next, line + TextLines.Breaks(row.Raw) + 1);
        return row;
    }
}

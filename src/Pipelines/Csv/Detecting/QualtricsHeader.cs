using CsvHelper;

namespace NlpMlNet.Csv;

/// <summary>The rows below the header of a Qualtrics export: the questions' wording, and a line of import ids, by which it is known.</summary>
internal static class QualtricsHeader
{
    /// <summary>What is said of a file that has them.</summary>
    public const string Note = "It is a Qualtrics export: the rows below the header with the wording of the questions and the import ids are no answers, and were left out.";

    private static readonly string[] Names = ["ResponseId", "StartDate", "RecordedDate"];

    /// <summary>Passes over such rows.</summary>
    /// <param name="records">The records; the header is the current one.</param>
    /// <param name="start">The beginning of the text.</param>
    /// <param name="header">The names of the columns.</param>
    /// <returns>Whether there were such rows; if not, the next record is the one after the header.</returns>
    public static bool Pass(CsvRecords records, ReadOnlySpan<byte> start, CsvHeader header)
    {
        if (start.IndexOf("ImportId"u8) < 0 && !Names.Any(name => header.TryFind(name, out _)))
        {
            return false;
        }

        (long Offset, long Line)? first = null;
        try
        {
            for (var below = 0; below < 2 && records.Read(); below++)
            {
                first ??= (records.Offset, records.Line);
                if (IsImportIds(records))
                {
                    return true;
                }
            }
        }
        catch (CsvFormatException e) when (e.RecordNumber > 0)
        {
            first ??= (records.OffsetOf(e), records.LineOf(e)); // a row that is too long, which will be met again
        }

        if (first is { } place)
        {
            records.MoveTo(place.Offset, place.Line);
        }

        return false;
    }

    private static bool IsImportIds(CsvRecords records) => Enumerable.Range(0, records.FieldCount)
        .Select(records.GetString)
        .Any(field => field.StartsWith("{\"ImportId\"", StringComparison.Ordinal) || field.StartsWith("{'ImportId'", StringComparison.Ordinal));
}

using CsvHelper;

namespace NlpMlNet.Sentiment;

/// <summary>Two named columns of a CSV file.</summary>
internal static class CsvColumnsFormat
{
    public static IReadOnlyDictionary<string, float> Read(
        TextReader reader, string file, string entryColumn, string valenceColumn, char separator)
    {
        var options = new CsvReaderOptions { Separator = separator, TrackLineNumbers = true };
        using var csv = CsvReader.Create(reader, options, leaveOpen: true);
        try
        {
            return ReadRows(csv, file, IndexOf(csv, file, entryColumn), IndexOf(csv, file, valenceColumn));
        }
        catch (CsvFormatException e)
        {
            throw new LexiconFormatException(file, e.LineNumber, e.Message.TrimEnd('.'), e);
        }
    }

    private static IReadOnlyDictionary<string, float> ReadRows(CsvReader csv, string file, int entryColumn, int valenceColumn)
    {
        var entries = new EntryCollector(file);
        while (csv.Read())
        {
            var line = csv.LineNumber;
            if (csv.FieldCount != csv.Headers.Count)
            {
                throw new LexiconFormatException(file, line, $"there are {csv.FieldCount} fields; the header has {csv.Headers.Count}");
            }

            entries.Add(csv.GetString(entryColumn), entries.ParseNumber(csv.GetString(valenceColumn).Trim(), line), line);
        }

        return entries.Finish();
    }

    private static int IndexOf(CsvReader csv, string file, string column) => csv.TryGetFieldIndex(column, out var index)
        ? index
        : throw new LexiconFormatException(
            file, 1, $"there is no column '{column}'; the columns are {string.Join(", ", csv.Headers.Select(h => $"'{h}'"))}");
}

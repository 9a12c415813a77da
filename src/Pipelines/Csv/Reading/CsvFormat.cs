using System.Text;
using CsvHelper;

namespace NlpMlNet.Csv;

/// <summary>A file's format, as CsvHelper takes it.</summary>
internal static class CsvFormat
{
    /// <summary>Gives CsvHelper a separator of one ASCII character, in place of one that is longer or outside ASCII.</summary>
    /// <returns>The stream to read and the separator in it.</returns>
    public static (Stream Fields, char Separator) Separate(Stream text, string delimiter)
    {
        if (delimiter is [< '\x80' and var separator])
        {
            return (text, separator);
        }

        var separated = new CsvSeparatorStream(text, delimiter);
        return (separated, separated.Replacement);
    }

    /// <summary>Nothing is skipped, mended or guessed: what is unusual is reported and judged by the record reader.</summary>
    public static CsvReaderOptions ReaderOptions(CsvOptions options, char separator, Action<CsvMalformedRecord> onMalformed) => new()
    {
        Separator = separator,
        HasHeader = false,
        Mode = options.Quotes == CsvQuotes.None ? CsvMode.NoEscape : CsvMode.Rfc4180, // backslashes are rewritten before
        CommentPrefix = options.Comment,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
        MaxRecordSize = options.MaximumRowLength,
        MalformedData = CsvMalformedDataHandling.Recover,
        OnMalformedRecord = onMalformed,
        Encoding = Encoding.UTF8,
    };
}

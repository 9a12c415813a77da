using System.Text;
using CsvHelper;
using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>The words for what can be wrong with a file: what was found, what was expected, what to change.</summary>
internal static class CsvFault
{
    private static readonly CodeName EncodingOption = new(typeof(CsvOptions), nameof(CsvOptions.Encoding));
    private static readonly CodeName QuotesOption = new(typeof(CsvOptions), nameof(CsvOptions.Quotes));

    public static NlpMlNetException Workbook(string file) =>
        new($"{file} is not text: it is a workbook or another zip file. Save the sheet as CSV first.");

    public static NlpMlNetException Empty(string file, bool hasHeader) =>
        new($"{file} is empty: it should hold {(hasHeader ? "a line with the names of the columns, and rows below it" : "rows")}.");

    public static NlpMlNetException Nul(CsvPlace place) => place.Error(
        $"the first line holds NUL characters. The file is either UTF-16 without a byte-order mark (set the encoding to utf-16 or utf-16BE, {EncodingOption}), or not text.");

    public static NlpMlNetException InvalidBytes(CsvPlace place, (long Offset, byte[] Bytes) invalid, Encoding encoding)
    {
        var advice = encoding.CodePage == Encoding.UTF8.CodePage
            ? MessageText.Of($"Excel on Windows often saves windows-1252: set the encoding to windows-1252 ({EncodingOption}), or save the file as UTF-8.")
            : MessageText.Of($"Set the encoding in which the file was saved ({EncodingOption}).");
        return place.Error(
            $"byte {invalid.Offset} of the file, counted from 0, starts a sequence that is not valid {encoding.WebName} (0x{Convert.ToHexString(invalid.Bytes)}). {advice}");
    }

    public static NlpMlNetException TooLong(CsvPlace place, int limit, Exception cause) => new(
        $"{place}: the row is longer than {limit} bytes ({new CodeName(typeof(CsvOptions), nameof(CsvOptions.MaximumRowLength))}). A double quote that is opened here and never closed is the usual reason.", cause);

    public static NlpMlNetException SeparatorInUse(string file, char separator, string delimiter, Exception cause) => new(
        $"{file} holds the control character U+{(int)separator:X4}, which stands for the delimiter {CsvText.Show(delimiter)} while the file is read. Remove it, or save the file with a comma or tab between fields.", cause);

    public static MessageText FieldCount(int found, int expected, string delimiter, CsvOptions options)
    {
        var source = options.HasHeader ? "the header" : "the first row";
        var advice = options.Quotes
            ? MessageText.Of($"A field that holds the delimiter ({CsvText.ShowDelimiter(delimiter)}) must be enclosed in double quotes.")
            : MessageText.Of($"A field can't hold the delimiter ({CsvText.ShowDelimiter(delimiter)}) while {QuotesOption} is false.");
        return MessageText.Of($"found {CsvText.Count(found, "field")}, expected {expected} as in {source}. {advice}");
    }

    /// <summary>Describes a lone quote.</summary>
    /// <exception cref="NlpMlNetException">The quote is never closed, so that the row has no end.</exception>
    public static MessageText Quotes(CsvPlace place, CsvMalformedReason reason)
    {
        var advice = MessageText.Of(
            $"Put the whole field in double quotes and write each quote inside it twice, or set {QuotesOption} to false if the file doesn't quote its fields.");
        return reason switch
        {
            CsvMalformedReason.StrayQuote => MessageText.Of($"a double quote is inside a field that doesn't begin with one. {advice}"),
            CsvMalformedReason.TextAfterClosingQuote => MessageText.Of($"a field continues after its closing double quote. {advice}"),
            CsvMalformedReason.UnterminatedQuote => throw place.Error($"a field begins with a double quote that is never closed, up to the end of the file. {advice}"),
            _ => MessageText.Of($"the row is malformed ({reason})."),
        };
    }
}

using System.Text;
using CsvHelper;
using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.CsvOptions>;

namespace NlpMlNet.Csv;

/// <summary>The words for what can be wrong with a file: what was found, what was expected, what to change.</summary>
internal static class CsvFault
{
    public static NlpMlNetException NotText(string file, FileKind kind) => new($"{file} is not a CSV file: it is {kind.Name}. {kind.Advice}");

    public static NlpMlNetException Empty(string file, bool hasHeader) =>
        new($"{file} is empty: it should hold {(hasHeader ? "a line with the names of the columns, and rows below it" : "rows")}.");

    public static NlpMlNetException TooFewLines(string file, int skipped) =>
        new($"{file} ends before its line {skipped + 1}, with which it should begin ({Option(nameof(CsvOptions.SkipRows))}): skip fewer.");

    public static NlpMlNetException Nul(CsvPlace place) => place.Error(
        $"the first line holds NUL characters. The file is either UTF-16 without a byte-order mark (set the encoding to utf-16 or utf-16BE, {Option(nameof(CsvOptions.Encoding))}), or not text.");

    public static MessageText Invalid(InvalidBytes invalid, Encoding encoding)
    {
        var advice = encoding.CodePage == Encoding.UTF8.CodePage
            ? MessageText.Of($"Excel on Windows often saves windows-1252: set the encoding to windows-1252 ({Option(nameof(CsvOptions.Encoding))}), or save the file as UTF-8.")
            : MessageText.Of($"Set the encoding in which the file was saved ({Option(nameof(CsvOptions.Encoding))}).");
        return MessageText.Of(
            $"byte {invalid.FileOffset} of the file, counted from 0, starts a sequence that is not valid {encoding.WebName} (0x{Convert.ToHexString(invalid.Bytes)}). {advice} "
            + $"To read it with U+FFFD there, have such bytes replaced ({Option(nameof(CsvOptions.ReplaceInvalid))}).");
    }

    public static MessageText Replaced(InvalidBytes invalid, Encoding encoding) => MessageText.Of(
        $"byte {invalid.FileOffset} of the file, counted from 0, starts a sequence that is not valid {encoding.WebName} (0x{Convert.ToHexString(invalid.Bytes)}); U+FFFD was read instead.");

    public static MessageText TooLong(int limit) => MessageText.Of(
        $"the row is longer than {limit} bytes ({Option(nameof(CsvOptions.MaximumRowLength))}). A double quote that is opened here and never closed is the usual reason. "
        + $"Reading went on with the next line.");

    public static NlpMlNetException EndlessHeader(CsvPlace place, int limit) => place.Error(
        $"the first line has more than {limit} bytes ({Option(nameof(CsvOptions.MaximumRowLength))}), and so no names of columns. Is it a CSV file? Its lines must have ends.");

    public static MessageText NeverClosed(CsvOptions options) => MessageText.Of(
        $"a field begins with a double quote that is never closed, up to the end of the file; reading went on with the next line. {QuoteAdvice(options)}");

    public static MessageText ClosedTooLate(CsvOptions options) => MessageText.Of(
        $"a field begins with a double quote that is not closed within {options.MaximumFieldLines} lines ({Option(nameof(CsvOptions.MaximumFieldLines))}) and "
        + $"{options.MaximumFieldLength} bytes ({Option(nameof(CsvOptions.MaximumFieldLength))}); reading went on with the next line. {QuoteAdvice(options)}");

    public static NlpMlNetException SeparatorInUse(string file, char separator, string delimiter, Exception cause) => new(
        $"{file} holds the control character U+{(int)separator:X4}, which stands for the delimiter {CsvText.Show(delimiter)} while the file is read. Remove it, or save the file with a comma or tab between fields.", cause);

    public static NlpMlNetException Unreadable(CsvPlace place, Exception cause) => new(
        cause is InvalidDataException
            ? MessageText.Of($"{place}: the file can't be read any further: its gzip data are damaged or end too early. Copy or download it again.")
            : MessageText.Of($"{place}: the file can't be read any further: {cause.Message}"),
        cause);

    public static MessageText FieldCount(int found, int expected, string delimiter, CsvOptions options)
    {
        var source = options.HasHeader ? "the header" : "the first row";
        var quotes = Option(nameof(CsvOptions.Quotes));
        var advice = options.Quotes == CsvQuotes.None
            ? MessageText.Of($"A field can't hold the delimiter ({CsvDelimiter.Show(delimiter)}) while quotes are read as text ({quotes}).")
            : MessageText.Of($"A field that holds the delimiter ({CsvDelimiter.Show(delimiter)}) must be enclosed in double quotes.");
        var other = options.Delimiter is null ? MessageText.Of($" If another one separates the fields, say so ({Option(nameof(CsvOptions.Delimiter))}).") : null;
        return MessageText.Of($"found {CsvText.Count(found, "field")}, expected {expected} as in {source}. {advice}{other}");
    }

    /// <summary>Describes a lone quote.</summary>
    public static MessageText Quotes(CsvMalformedReason reason, CsvOptions options) => reason switch
    {
        CsvMalformedReason.StrayQuote => MessageText.Of($"a double quote is inside a field that doesn't begin with one. {QuoteAdvice(options)}"),
        CsvMalformedReason.TextAfterClosingQuote => MessageText.Of($"a field continues after its closing double quote. {QuoteAdvice(options)}"),
        _ => MessageText.Of($"the row is malformed ({reason})."),
    };

    private static MessageText QuoteAdvice(CsvOptions options) => MessageText.Of(
        $"Put the whole field in double quotes and write each quote inside it twice, or say what quotes mean in this file "
        + $"({Option(nameof(CsvOptions.Quotes))}): none, if it doesn't quote its fields{(options.Quotes == CsvQuotes.Backslash ? "" : "; backslash, if it writes \\\" inside them")}.");
}

using NlpMlNet.Csv;
using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.CsvWriteOptions>;

namespace NlpMlNet;

/// <summary>How a CSV file is written.</summary>
/// <remarks>
/// The format is that of RFC 4180 (Shafranovich, 2005): only a field that holds the delimiter, a quote or a line break is quoted,
/// and the only, empty field of a row, which would otherwise be an empty line.
/// </remarks>
public sealed record CsvWriteOptions
{
    /// <summary>Gets the character between two fields, an ASCII character.</summary>
    /// <value>The comma.</value>
    public char Delimiter { get; init; } = ',';

    /// <summary>Gets the name of the encoding, e.g. <c>utf-8</c>, <c>utf-16</c>, <c>windows-1252</c>.</summary>
    /// <value><c>utf-8</c>. A character that the encoding doesn't have is an error.</value>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>Gets a value indicating whether a Unicode file begins with its byte-order mark.</summary>
    /// <value><see langword="false"/>. Excel takes UTF-8 for UTF-8 only with the mark.</value>
    public bool ByteOrderMark { get; init; }

    /// <summary>Gets a value indicating whether the first line holds the names of the columns.</summary>
    /// <value><see langword="true"/>.</value>
    public bool Header { get; init; } = true;

    /// <summary>Gets what ends a line: <c>"\n"</c> or <c>"\r\n"</c>.</summary>
    /// <value>A line feed on every system, so that the same rows give the same bytes everywhere.</value>
    public string LineBreak { get; init; } = "\n";

    /// <summary>Gets the character between the whole and the fractional part of a number.</summary>
    /// <value>The point. Spreadsheets in German or French take a comma.</value>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>Gets a value indicating whether spreadsheets are kept from running texts as formulas.</summary>
    /// <value>
    /// <see langword="false"/>: texts are written as they are. Otherwise an apostrophe is put before a text that begins with
    /// <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab, a carriage return or a line feed, unless the text is a number (OWASP, "CSV Injection").
    /// </value>
    public bool ProtectFormulas { get; init; }

    /// <summary>Gets what stops the writing.</summary>
    /// <value>None. A file that was stopped doesn't appear.</value>
    public CancellationToken CancellationToken { get; init; }

    internal void Validate() => InvalidOptionsException.ThrowIfAny("The CSV options are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(
            Delimiter is not ('"' or '\r' or '\n' or '\0') && char.IsAscii(Delimiter),
            nameof(Delimiter), $"U+{(int)Delimiter:X4}", "an ASCII character other than a quote, a line break and NUL"),
        CsvEncoding.TryGet(Encoding, out var encoding) ? null : CsvEncoding.UnknownName<CsvWriteOptions>(Encoding),
        If(
            ByteOrderMark && encoding is not null && !CsvEncoding.IsUnicode(encoding),
            $"{Option(nameof(ByteOrderMark))} is set, and {Encoding} has none; leave it out, or choose utf-8 or utf-16"),
        Unless(DecimalSeparator is '.' or ',', nameof(DecimalSeparator), $"'{DecimalSeparator}'", "'.' or ','"),
        If(LineBreak is not ("\n" or "\r\n"), $"{Option(nameof(LineBreak))} must be a line feed, alone or after a carriage return"),
    ];
}

using System.Globalization;

namespace NlpMlNet.Csv;

/// <summary>Tells the texts that a spreadsheet would run as a formula (OWASP, "CSV Injection").</summary>
internal static class Formula
{
    /// <summary>An apostrophe tells spreadsheets that a cell is text.</summary>
    public const char Guard = '\'';

    /// <summary>Whether the text begins like a formula and isn't a plain number.</summary>
    public static bool Is(ReadOnlySpan<char> text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..]
        && !(text[0] is '+' or '-' && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _));

    /// <summary>Whether the text begins like a formula; it may still be a number.</summary>
    public static bool MayBe(ReadOnlySpan<byte> utf8) =>
        utf8 is [(byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r' or (byte)'\n', ..];
}

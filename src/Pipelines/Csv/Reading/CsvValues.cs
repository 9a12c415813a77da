using System.Globalization;
using System.Text;

namespace NlpMlNet.Csv;

/// <summary>Reads numbers, truth values and dates as people write them in spreadsheets.</summary>
internal static class CsvValues
{
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    /// <summary>Digits, one decimal separator, an exponent; no thousands separators.</summary>
    public static NumberFormatInfo NumberFormat(char decimalSeparator) => decimalSeparator == '.'
        ? NumberFormatInfo.InvariantInfo
        : new NumberFormatInfo { NumberDecimalSeparator = decimalSeparator.ToString() };

    /// <summary>Empty, blank, <c>NA</c> or <c>NaN</c>.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t"u8);
        return text.IsEmpty || Ascii.EqualsIgnoreCase(text, "NA"u8) || Ascii.EqualsIgnoreCase(text, "NaN"u8);
    }

    public static bool TrySingle(ReadOnlySpan<byte> text, NumberFormatInfo format, out float value)
    {
        if (float.TryParse(text, NumberStyles.Float, format, out value))
        {
            return true;
        }

        value = float.NaN;
        return IsMissing(text);
    }

    public static bool TryDouble(ReadOnlySpan<byte> text, NumberFormatInfo format, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, format, out value))
        {
            return true;
        }

        value = double.NaN;
        return IsMissing(text);
    }

    public static bool TryBoolean(ReadOnlySpan<byte> text, out bool value)
    {
        text = text.Trim(" \t"u8);
        value = text is [(byte)'1'] || Ascii.EqualsIgnoreCase(text, "true"u8) || Ascii.EqualsIgnoreCase(text, "yes"u8);
        return value || text is [(byte)'0'] || Ascii.EqualsIgnoreCase(text, "false"u8) || Ascii.EqualsIgnoreCase(text, "no"u8);
    }

    public static bool TryDateTime(ReadOnlySpan<byte> text, out DateTime value) => DateTime.TryParseExact(
        Encoding.UTF8.GetString(text.Trim(" \t"u8)), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out value);

    /// <summary>What a cell of a type looks like, for messages.</summary>
    public static string Describe(CsvType type, char decimalSeparator) => type switch
    {
        CsvType.Single or CsvType.Double => $"a number such as 3{decimalSeparator}14, or nothing for a missing value",
        CsvType.Int32 => "a whole number from -2147483648 to 2147483647",
        CsvType.Int64 => "a whole number of at most 64 bits",
        CsvType.Boolean => "true or false, yes or no, 1 or 0",
        CsvType.DateTime => "a date such as 2024-01-31 or 2024-01-31T23:59:00",
        _ => "a text",
    };
}

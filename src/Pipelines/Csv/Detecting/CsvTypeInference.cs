using System.Globalization;
using System.Text;

namespace NlpMlNet.Csv;

/// <summary>Collects what the cells of one column allow it to be.</summary>
/// <param name="decimalSeparator">The character before the fraction of a number.</param>
internal sealed class CsvTypeInference(char decimalSeparator)
{
    private const long LargestInSingle = 1L << 24; // 24 bits of significand (IEEE 754)
    private const long LargestInDouble = 1L << 53; // 53 bits

    private readonly NumberFormatInfo format = CsvValues.NumberFormat(decimalSeparator);
    private bool anyValue;
    private bool anyMissing;
    private bool numbers = true;
    private bool truthValues = true;
    private bool exactInSingle = true;

    /// <summary>Gets the narrowest type that all cells seen so far fit, as <see cref="CsvOptions.InferenceRows"/> describes.</summary>
    public CsvType Type =>
        !anyValue ? CsvType.Text
        : truthValues && !anyMissing ? CsvType.Boolean
        : !numbers ? CsvType.Text
        : exactInSingle ? CsvType.Single
        : CsvType.Double;

    public void See(ReadOnlySpan<byte> cell)
    {
        if (CsvValues.IsMissing(cell))
        {
            anyMissing = true;
            return;
        }

        anyValue = true;
        truthValues = truthValues && (Ascii.EqualsIgnoreCase(cell, "true"u8) || Ascii.EqualsIgnoreCase(cell, "false"u8));
        numbers = numbers && IsNumber(cell);
    }

    private bool IsNumber(ReadOnlySpan<byte> cell)
    {
        if (!CsvValues.TryDouble(cell, format, out var number) || HasLeadingZero(cell))
        {
            return false;
        }

        if (long.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
        {
            exactInSingle &= whole is >= -LargestInSingle and <= LargestInSingle;
            return whole is >= -LargestInDouble and <= LargestInDouble;
        }

        return !IsWhole(cell) && double.IsFinite(number);
    }

    private static bool IsWhole(ReadOnlySpan<byte> cell) => !cell.Trim(" \t+-"u8).ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool HasLeadingZero(ReadOnlySpan<byte> cell) =>
        cell.Trim(" \t+-"u8) is [(byte)'0', >= (byte)'0' and <= (byte)'9', ..];
}

using System.Globalization;
using System.Text;

namespace NlpMlNet.Csv;

/// <summary>A value as conditions compare it: as a number, as a date, or as mere text.</summary>
/// <param name="Text">The value as it is written.</param>
/// <param name="Number">The number; a date's ticks; not a number for mere text.</param>
/// <param name="IsDate">Whether it is a date.</param>
internal readonly record struct ComparedValue(string Text, double Number, bool IsDate)
{
    /// <summary>Gets a value indicating whether there are smaller and larger values.</summary>
    public bool IsOrdered => !double.IsNaN(Number);

    /// <summary>Reads a value.</summary>
    /// <param name="text">The value.</param>
    /// <param name="decimalSeparator">The character before the fraction of a number.</param>
    public static ComparedValue Of(string text, char decimalSeparator)
    {
        if (text.AsSpan().TrimStart(" \t+-") is ['0', >= '0' and <= '9', ..])
        {
            return new(text, double.NaN, IsDate: false);
        }

        return double.TryParse(text, NumberStyles.Float, CsvValues.NumberFormat(decimalSeparator), out var number) ? new(text, number, IsDate: false)
            : CsvValues.TryDateTime(Encoding.UTF8.GetBytes(text), out var date) ? new(text, date.Ticks, IsDate: true)
            : new(text, double.NaN, IsDate: false);
    }

    public bool IsSame(ComparedValue other) => Text == other.Text || CompareTo(other) == 0;

    /// <summary>Compares two numbers, or two dates.</summary>
    /// <returns>Negative, zero or positive; <see langword="null"/> where there is no order.</returns>
    public int? CompareTo(ComparedValue other) =>
        IsOrdered && other.IsOrdered && IsDate == other.IsDate ? Number.CompareTo(other.Number) : null;
}

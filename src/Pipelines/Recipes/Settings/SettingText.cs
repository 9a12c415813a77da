using System.Globalization;

namespace NlpMlNet.Recipes;

/// <summary>Whole numbers that may be absent, as text.</summary>
internal static class SettingText
{
    /// <summary>The number, or the word for its absence.</summary>
    public static string Show(int? value, string absent) => value?.ToString(CultureInfo.InvariantCulture) ?? absent;

    /// <summary>Reads what <see cref="Show"/> gives.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static int? ParseOr(string text, string absent) =>
        text == absent ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
        : throw new FormatException($"a whole number or {absent} is expected");
}

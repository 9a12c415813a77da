using System.Globalization;

namespace NlpMlNet.Recipes;

/// <summary>One option of a recipe as text: <c>--set name=value</c>.</summary>
/// <typeparam name="TOptions">The options record that it belongs to.</typeparam>
/// <param name="Name">The key, in kebab-case.</param>
/// <param name="Description">What it does, with unit and range.</param>
/// <param name="Show">Gives the option's value as text.</param>
/// <param name="Apply">Gives the options with this value; a <see cref="FormatException"/> says what was expected.</param>
internal sealed record Setting<TOptions>(
    string Name, string Description, Func<TOptions, string> Show, Func<TOptions, string, TOptions> Apply)
{
    public static Setting<TOptions> Integer(
        string name, string description, Func<TOptions, int> get, Func<TOptions, int, TOptions> with) => new(
            name,
            description,
            options => get(options).ToString(CultureInfo.InvariantCulture),
            (options, text) => with(options, ParseInteger(text)));

    public static Setting<TOptions> Number(
        string name, string description, Func<TOptions, double> get, Func<TOptions, double, TOptions> with) => new(
            name,
            description,
            options => get(options).ToString(CultureInfo.InvariantCulture),
            (options, text) => with(options, ParseNumber(text)));

    public static Setting<TOptions> Switch(
        string name, string description, Func<TOptions, bool> get, Func<TOptions, bool, TOptions> with) => new(
            name,
            description,
            options => get(options) ? "true" : "false",
            (options, text) => with(options, ParseSwitch(text)));

    /// <summary>One of the given values of an enumeration, or of all of them.</summary>
    public static Setting<TOptions> Choice<TEnum>(
        string name, string description, Func<TOptions, TEnum> get, Func<TOptions, TEnum, TOptions> with, TEnum[]? choices = null)
        where TEnum : struct, Enum => new(
            name,
            description,
            options => KebabCase(get(options).ToString()),
            (options, text) => with(options, ParseChoice(text, choices ?? Enum.GetValues<TEnum>())));

    private static int ParseInteger(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException("a whole number is expected");

    private static double ParseNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException("a number with a decimal point is expected");

    private static bool ParseSwitch(string text) =>
        bool.TryParse(text, out var value) ? value : throw new FormatException("true or false is expected");

    private static TEnum ParseChoice<TEnum>(string text, TEnum[] choices)
        where TEnum : struct, Enum
    {
        foreach (var value in choices)
        {
            if (KebabCase(value.ToString()).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new FormatException($"one of {string.Join(", ", choices.Select(value => KebabCase(value.ToString())))} is expected");
    }

    /// <summary>The names of an enumeration's values, as settings have them.</summary>
    public static IEnumerable<string> NamesOf<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(NameOf);

    /// <summary>The name of an enumeration's value, as settings have it.</summary>
    public static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => KebabCase(value.ToString());

    private static string KebabCase(string name) => string.Concat(
        name.Select((c, i) => i > 0 && char.IsUpper(c) && char.IsLower(name[i - 1]) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}

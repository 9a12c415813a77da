using System.Globalization;
using System.Text;

namespace NlpMlNet.Csv;

/// <summary>Names of columns that look alike.</summary>
internal static class HeaderName
{
    /// <summary>Tells whether two names differ in nothing that can be seen.</summary>
    public static bool AreSame(string first, string second) => first == second || Fold(first) == Fold(second);

    /// <summary>
    /// The name in Unicode's composed form (NFC), without invisible characters, with one plain space for each run of white space, and
    /// none at its ends.
    /// </summary>
    public static string Fold(string name)
    {
        if (Ascii.IsValid(name) && name.Trim() == name && !name.Contains("  ", StringComparison.Ordinal) && !name.Any(char.IsControl))
        {
            return name;
        }

        var folded = new StringBuilder(name.Length);
        foreach (var c in Compose(name))
        {
            if (char.IsWhiteSpace(c))
            {
                folded.Append(folded is [.., ' '] or [] ? "" : " ");
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control) && c is not (>= '\uFE00' and <= '\uFE0F'))
            {
                folded.Append(c);
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Says in code points where two names differ, if letters alone don't show it.</summary>
    public static string Difference(string wanted, string found)
    {
        if (Ascii.IsValid(wanted) && Ascii.IsValid(found))
        {
            return string.Empty;
        }

        Rune[] asked = [.. wanted.EnumerateRunes()], there = [.. found.EnumerateRunes()];
        var same = asked.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == asked.Length && same == there.Length ? string.Empty
            : $" The two differ from character {same + 1} on: {Point(there, same)} in the file, {Point(asked, same)} in the name asked for.";
    }

    /// <summary>Shows a name with the number of each character that isn't plain.</summary>
    public static string InCodePoints(string name) => string.Concat(
        name.EnumerateRunes().Select(rune => rune.IsAscii && !Rune.IsControl(rune) ? rune.ToString() : $"<U+{rune.Value:X4}>"));

    private static string Point(Rune[] name, int index) => index < name.Length ? $"U+{name[index].Value:X4}" : "its end";

    private static string Compose(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return name; // half a surrogate pair
        }
    }
}

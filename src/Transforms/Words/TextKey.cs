using System.Globalization;
using System.Text;

namespace NlpMlNet.Words;

/// <summary>What texts have in common that a reader takes for the same text.</summary>
internal static class TextKey
{
    private const char Replacement = '\uFFFD';

    /// <summary>Makes the key of a text: equal for texts that differ in case, white space or invisible characters alone, or in how letters are composed.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Normalisation form KC in upper case, each run of white space as one space, none at the ends; empty for a text of white space.</returns>
    public static string Of(string text)
    {
        var folded = Normal(text, NormalizationForm.FormKC).ToUpperInvariant();
        return Collapse(folded);
    }

    /// <summary>Writes each run of white space as one space, none at the ends, and leaves invisible characters out.</summary>
    public static string Collapse(string text)
    {
        var kept = new StringBuilder(text.Length);
        var spaceBefore = false;
        foreach (var unit in text)
        {
            if (char.IsWhiteSpace(unit))
            {
                spaceBefore = kept.Length > 0;
            }
            else if (!IsInvisible(unit))
            {
                kept.Append(spaceBefore ? " " : string.Empty).Append(unit);
                spaceBefore = false;
            }
        }

        return kept.ToString();
    }

    /// <summary>Brings a text into a normalisation form; half of a surrogate pair, which has none, becomes U+FFFD.</summary>
    public static string Normal(string text, NormalizationForm form) => Ascii.IsValid(text)
        ? text
        : string.Concat(text.EnumerateRunes()).Replace('\uFFFE', Replacement).Normalize(form); // .NET refuses this one noncharacter

    // Soft hyphen, zero-width characters, directional marks, byte-order mark, variation selectors.
    private static bool IsInvisible(char unit) =>
        unit >= '\u00AD' && (char.GetUnicodeCategory(unit) == UnicodeCategory.Format || unit is >= '\uFE00' and <= '\uFE0F');
}

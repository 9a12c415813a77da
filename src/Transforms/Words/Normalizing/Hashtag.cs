namespace NlpMlNet.Words;

/// <summary>The words of a hashtag: <c>#NotHappy</c> is "Not Happy", <c>#so_sad2024</c> is "so sad 2024".</summary>
/// <remarks>
/// A new word starts at a capital behind a small letter, at the last of several capitals before a small letter (<c>#USAToday</c>), and
/// where numbers meet words of two letters or more. A single small letter before a capital is part of a name (<c>#iPhone</c>).
/// </remarks>
internal static class Hashtag
{
    /// <summary>Finds the end of the hashtag that a number sign starts.</summary>
    /// <returns><see langword="false"/> for a number sign behind a letter (C#), before a number (#1) or before anything else.</returns>
    public static bool TryFind(ReadOnlySpan<char> text, int sign, out int end)
    {
        end = sign + 1;
        var hasLetter = false;
        while (end < text.Length && IsOfTag(text[end]))
        {
            hasLetter |= char.IsLetter(text[end]);
            end++;
        }

        return hasLetter && (sign == 0 || !(IsOfTag(text[sign - 1]) || text[sign - 1] is '&' or '/' or '#'));
    }

    /// <summary>Writes the words of a hashtag with spaces between them.</summary>
    /// <param name="tag">The hashtag without its sign.</param>
    /// <param name="target">Where they go.</param>
    public static void Append(ReadOnlySpan<char> tag, ref TextBuffer target)
    {
        for (var i = 0; i < tag.Length; i++)
        {
            if (tag[i] == '_')
            {
                target.Append(' ');
                continue;
            }

            if (StartsWord(tag, i))
            {
                target.Append(' ');
            }

            target.Append(tag[i]);
        }
    }

    private static bool StartsWord(ReadOnlySpan<char> tag, int i)
    {
        if (i == 0)
        {
            return false;
        }

        var (before, here) = (tag[i - 1], tag[i]);
        if (char.IsUpper(here))
        {
            return (char.IsLower(before) && i > 1) || (char.IsUpper(before) && IsLower(tag, i + 1)) || (char.IsDigit(before) && IsLower(tag, i + 1));
        }

        return (char.IsDigit(here) && char.IsLower(before) && i > 1 && char.IsLetter(tag[i - 2]))
            || (char.IsDigit(before) && char.IsLower(here) && IsLower(tag, i + 1));
    }

    private static bool IsLower(ReadOnlySpan<char> tag, int i) => i < tag.Length && char.IsLower(tag[i]);

    private static bool IsOfTag(char unit) =>
        unit == '_' || Characters.ClassOf(unit) is CharacterClass.Letter or CharacterClass.Mark or CharacterClass.Ideograph;
}

using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace NlpMlNet.Words;

/// <summary>Finds the entities of HTML and what they mean: <c>&amp;amp;</c>, <c>&amp;#39;</c>, <c>&amp;#x2019;</c>, <c>&amp;eacute;</c>.</summary>
/// <remarks>
/// An entity that was written twice over (<c>&amp;amp;#39;</c>) means what it did at first. The numbers 128 to 159 are those of
/// Windows-1252, as in browsers. Some news agencies' texts have a space where the ampersand was (<c>it #39;s</c>, <c>a quot;word quot;</c>).
/// </remarks>
internal static class HtmlEntity
{
    private const int LongestName = 10;

    // 128 to 159; where Windows-1252 has nothing, the control character.
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static readonly string[] NamesWithoutAmpersand = ["quot", "amp", "lt", "gt", "nbsp", "apos"];

    private static readonly string[] Endings = ["s", "t", "d", "m", "ll", "re", "ve"];

    /// <summary>Reads the entity that an ampersand starts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ampersand">The ampersand's position.</param>
    /// <param name="end">The position behind the entity.</param>
    /// <returns>What it means; <see langword="null"/> when there is none.</returns>
    public static string? At(ReadOnlySpan<char> text, int ampersand, out int end)
    {
        end = ampersand + 1;
        while (text[end..].StartsWith("amp;", StringComparison.OrdinalIgnoreCase))
        {
            end += "amp;".Length;
        }

        var rest = text[end..];
        var length = rest[..Math.Min(rest.Length, LongestName + 1)].IndexOf(';');
        if (length > 0 && Meaning(rest[..length]) is { } meaning)
        {
            end += length + 1;
            return meaning;
        }

        return end > ampersand + 1 ? "&" : null;
    }

    /// <summary>Reads the entity without an ampersand that a semicolon ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="semicolon">The semicolon's position.</param>
    /// <param name="start">Where the entity starts, with a space that stands for nothing.</param>
    /// <returns>What it means; <see langword="null"/> when there is none.</returns>
    public static string? WithoutAmpersand(ReadOnlySpan<char> text, int semicolon, out int start)
    {
        start = semicolon;
        while (start > 0 && semicolon - start < LongestName && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        start -= start > 0 && text[start - 1] == '#' ? 1 : 0;
        var body = text[start..semicolon];
        var before = start == 0 ? ' ' : text[start - 1];
        if (body.IsEmpty || char.IsLetterOrDigit(before) || before is '&' or '#' || !(body[0] == '#' || IsName(body)))
        {
            return null;
        }

        var meaning = Meaning(body);
        if (meaning is null || char.IsLetterOrDigit(meaning[0]) || char.IsControl(meaning[0]))
        {
            return null;
        }

        start -= meaning == "'" && start > 0 && before == ' ' && JoinsWords(text[..(start - 1)], text[(semicolon + 1)..]) ? 1 : 0;
        return meaning;
    }

    private static bool IsName(ReadOnlySpan<char> body)
    {
        foreach (var name in NamesWithoutAmpersand)
        {
            if (body.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    // The country 's, O 'Neill: an apostrophe, not a quotation mark.
    private static bool JoinsWords(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        if (before.IsEmpty || !char.IsLetterOrDigit(before[^1]))
        {
            return false;
        }

        foreach (var ending in Endings)
        {
            if (behind.StartsWith(ending, StringComparison.OrdinalIgnoreCase) && (behind.Length == ending.Length || !char.IsLetter(behind[ending.Length])))
            {
                return true;
            }
        }

        return char.IsLetter(before[^1]) && (before.Length == 1 || !char.IsLetterOrDigit(before[^2])) && !behind.IsEmpty && char.IsUpper(behind[0]);
    }

    private static string? Meaning(ReadOnlySpan<char> body)
    {
        if (body[0] == '#')
        {
            return Number(body[1..]);
        }

        if (body.ContainsAnyExcept(NameCharacters))
        {
            return null;
        }

        var entity = $"&{body};";
        var meaning = WebUtility.HtmlDecode(entity);
        return meaning == entity ? null : meaning;
    }

    private static string? Number(ReadOnlySpan<char> digits)
    {
        var isHexadecimal = digits.StartsWith("x", StringComparison.OrdinalIgnoreCase);
        var isNumber = isHexadecimal
            ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return code switch
        {
            _ when !isNumber || code == 0 || !Rune.IsValid(code) => null,
            >= 0x80 and <= 0x9F => Windows1252[code - 0x80].ToString(),
            _ => new Rune(code).ToString(),
        };
    }
}

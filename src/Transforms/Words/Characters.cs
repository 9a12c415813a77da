using System.Buffers;
using System.Globalization;

namespace NlpMlNet.Words;

/// <summary>The classes of single characters: the definition of a word, character by character.</summary>
internal static class Characters
{
    public const char Apostrophe = '\'';
    public const char Backtick = '`';
    public const char Hyphen = '-';
    public const char TypographicApostrophe = '\u2019';
    public const char ModifierApostrophe = '\u02BC';
    public const char UnicodeHyphen = '\u2010';
    public const char NonBreakingHyphen = '\u2011';

    /// <summary>All apostrophes.</summary>
    public static readonly SearchValues<char> Apostrophes =
        SearchValues.Create([Apostrophe, TypographicApostrophe, ModifierApostrophe]);

    /// <summary>Finds the class of the character at a position; a surrogate pair is one character of two units.</summary>
    public static CharacterClass ClassAt(ReadOnlySpan<char> text, int position, out int units)
    {
        var first = text[position];
        units = 1;
        if (!char.IsSurrogate(first))
        {
            return ClassOf(first);
        }

        if (position + 1 < text.Length && char.IsSurrogatePair(first, text[position + 1]))
        {
            units = 2;
            return ClassOf(char.ConvertToUtf32(first, text[position + 1]));
        }

        return CharacterClass.Space;
    }

    public static CharacterClass ClassOf(int codePoint) => codePoint switch
    {
        Apostrophe or Hyphen => CharacterClass.Joiner,
        TypographicApostrophe or ModifierApostrophe or UnicodeHyphen or NonBreakingHyphen => CharacterClass.Joiner,
        _ => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            <= UnicodeCategory.OtherLetter => IsUnspacedScript(codePoint) ? CharacterClass.Ideograph : CharacterClass.Letter,
            UnicodeCategory.LetterNumber => IsUnspacedScript(codePoint) ? CharacterClass.Ideograph : CharacterClass.Letter,
            UnicodeCategory.DecimalDigitNumber => CharacterClass.Letter,
            <= UnicodeCategory.EnclosingMark => CharacterClass.Mark,
            >= UnicodeCategory.SpaceSeparator and <= UnicodeCategory.PrivateUse => CharacterClass.Space,
            UnicodeCategory.OtherNotAssigned => CharacterClass.Space,
            _ => CharacterClass.Symbol,
        },
    };

    /// <summary>Folds a single unit for comparison: lower case, plain apostrophe, plain hyphen.</summary>
    public static char Fold(char unit) => unit switch
    {
        <= '\x7F' => unit is >= 'A' and <= 'Z' ? (char)(unit | 0x20) : unit,
        TypographicApostrophe or ModifierApostrophe => Apostrophe,
        UnicodeHyphen or NonBreakingHyphen => Hyphen,
        _ => char.ToLowerInvariant(unit),
    };

    // Chinese characters and Japanese kana; Korean is written with spaces between its words.
    private static bool IsUnspacedScript(int codePoint) => codePoint is
        (>= 0x3005 and <= 0x3007) or (>= 0x3021 and <= 0x3029) or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF)
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFF66 and <= 0xFF9F) or (>= 0x1B000 and <= 0x1B16F) or (>= 0x20000 and <= 0x3FFFF);
}

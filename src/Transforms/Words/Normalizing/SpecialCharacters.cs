using System.Globalization;
using System.Text;

namespace NlpMlNet.Words;

/// <summary>The characters that <see cref="CharacterRules"/> do something with, looked up once each.</summary>
internal static class SpecialCharacters
{
    // By UTF-16 unit. Threads may find the same rule at the same time.
    private static readonly CharacterRule[] Rules = new CharacterRule[char.MaxValue + 1];

    /// <summary>Tells whether there is anything to do with a character.</summary>
    public static bool IsSpecial(char unit) => RuleOf(unit) != CharacterRule.Keep;

    /// <summary>Finds what is done with a character, or with the pair of which it is the first half.</summary>
    public static CharacterRule RuleOf(char unit)
    {
        var rule = Rules[unit];
        return rule == CharacterRule.Unknown ? Rules[unit] = Find(unit) : rule;
    }

    /// <summary>Finds what is done with a character beyond the first 65,536.</summary>
    public static CharacterRule RuleOf(Rune pair) => pair.Value is (>= 0xE0100 and <= 0xE01EF) or (>= 0xE0020 and <= 0xE007F) // tags make flags of a black one
        ? CharacterRule.VariationSelector
        : CompatibilityForms.Of(pair.Value) is null ? CharacterRule.Keep : CharacterRule.Compatible;

    private static CharacterRule Find(char unit) => unit switch
    {
        '\u2018' or '\u201B' or '\uFF07' => CharacterRule.Apostrophe,

        // U+0091 and U+0092 are the quotation marks of Windows-1252, read as Latin-1.
        Characters.Backtick or '\u00B4' or '\u0091' or '\u0092' or '\u02B9' or '\u02BB' or '\u02BD' or '\u02CA' or '\u02CB'
            or '\u2032' or '\u2035' or '\uFF40' or '\u055A' or '\uA78B' or '\uA78C' => CharacterRule.ApostropheInside,
        '\u00AD' => CharacterRule.SoftHyphen,
        '\u200B' => CharacterRule.ZeroWidthSpace,
        '\u200C' or '\u200D' or '\u180E' => CharacterRule.JoinControl, // the last one is Mongolian
        (>= '\uFE00' and <= '\uFE0F') or (>= '\u180B' and <= '\u180D') or '\u180F' => CharacterRule.VariationSelector,

        // The grapheme joiner, directional marks, the word joiner and invisible operators, the byte-order mark.
        '\u034F' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF'
            => CharacterRule.Invisible,

        // Letters of mathematics, enclosed letters, Chinese compatibility characters, variation selectors.
        '\uD835' or '\uD83C' or '\uD87E' or '\uDB40' => CharacterRule.Pair,
        _ when char.IsSurrogate(unit) || unit < 0x80 => CharacterRule.Keep,
        _ when CharUnicodeInfo.GetUnicodeCategory(unit) == UnicodeCategory.OtherNotAssigned => CharacterRule.Keep,
        _ => CompatibilityForms.Of(unit) is null ? CharacterRule.Keep : CharacterRule.Compatible,
    };
}

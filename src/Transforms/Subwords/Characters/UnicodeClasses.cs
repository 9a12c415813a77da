using System.Globalization;
using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>The classes of characters that tokenizer files speak of.</summary>
internal static class UnicodeClasses
{
    // The class of these two has changed since the tables that BERT's tokenizers are built on; see LaterCharacters.
    private const int CanadianChiSign = 0x166D;
    private const int HanunooPamudpod = 0x1734;

    /// <summary>A mark that takes no room of its own (Mn).</summary>
    public static bool IsNonspacingMark(Rune rune) => !rune.IsAscii
        && ((Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark && !LaterCharacters.Contain(rune.Value))
            || rune.Value == HanunooPamudpod);

    /// <summary>A mark of any kind (M).</summary>
    public static bool IsMark(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>A control, format or private character (Cc, Cf, Co).</summary>
    public static bool IsOther(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.PrivateUse => true,
        UnicodeCategory.Format => !LaterCharacters.Contain(rune.Value),
        _ => false,
    };

    /// <summary>A punctuation mark (P), or one of ASCII's symbols.</summary>
    public static bool IsPunctuation(Rune rune) =>
        rune.IsAscii ? IsAsciiPunctuation((char)rune.Value)
        : (Rune.IsPunctuation(rune) && !LaterCharacters.Contain(rune.Value)) || rune.Value == CanadianChiSign;

    /// <summary>One of ASCII's 32 marks and symbols.</summary>
    public static bool IsAsciiPunctuation(char character) =>
        character is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');

    /// <summary>A number of any kind (N).</summary>
    public static bool IsNumeric(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>
    /// A character of a word in the sense of regular expressions (UTS #18, annex C): alphabetic, mark, digit, connector, joiner.
    /// </summary>
    public static bool IsWordCharacter(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        <= UnicodeCategory.LetterNumber => true,
        UnicodeCategory.ConnectorPunctuation => true,
        UnicodeCategory.OtherSymbol => IsAlphabeticSymbol(rune.Value),
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => false,
    };

    // The circled, squared and negative letters.
    private static bool IsAlphabeticSymbol(int value) => value is
        (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);
}

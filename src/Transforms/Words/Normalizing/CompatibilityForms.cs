using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace NlpMlNet.Words;

/// <summary>What a compatibility character is written as: <c>ﬁ</c> as <c>fi</c>, <c>Ａ</c> as <c>A</c>, <c>！</c> as <c>!</c>.</summary>
/// <remarks>
/// Unicode's normalisation form KC (Unicode Standard Annex 15) of letters, decimal digits, marks, punctuation and letters in circles
/// or squares, one character at a time, but for forms that would say something else: numbers in circles, raised numbers (notes) and
/// fractions aren't digits of a word, <c>™</c>, <c>№</c>, <c>º</c> aren't letters of one, spacing accents (of emoticons) aren't marks on a
/// space, Korean, Thai and Lao letters stay the ones that are typed.
/// </remarks>
internal static class CompatibilityForms
{
    private static readonly ConcurrentDictionary<int, string?> Known = [];

    /// <summary>Finds the form of a character; <see langword="null"/> when it stays.</summary>
    public static string? Of(int codePoint) => Known.GetOrAdd(codePoint, Find);

    private static string? Find(int codePoint)
    {
        var character = char.ConvertFromUtf32(codePoint);
        var form = character.Normalize(NormalizationForm.FormKC);
        return form != character && !Stays(codePoint) && Fits(CharUnicodeInfo.GetUnicodeCategory(codePoint), codePoint, form) ? form : null;
    }

    private static bool Stays(int codePoint) => codePoint is
        'ª' or 'º' or Characters.NonBreakingHyphen or 0x2139 or 0x0E33 or 0x0EB3
        or (>= 0x3131 and <= 0x318E) or (>= 0xFFA0 and <= 0xFFDC);

    private static bool Fits(UnicodeCategory category, int codePoint, string form) => category switch
    {
        <= UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => form.EnumerateRunes().All(IsOfWord),
        UnicodeCategory.OtherSymbol => IsEnclosed(codePoint) && form.EnumerateRunes().All(Rune.IsLetter),
        >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.ModifierSymbol =>
            form.EnumerateRunes().All(rune => !Rune.IsWhiteSpace(rune) && !IsOfWord(rune)),
        _ => false,
    };

    // In circles, squares, or squeezed into the square of one Chinese character.
    private static bool IsEnclosed(int codePoint) => codePoint is
        (>= 0x24B6 and <= 0x24E9) or (>= 0x3200 and <= 0x33FF) or (>= 0x1F110 and <= 0x1F16F);

    private static bool IsOfWord(Rune rune) =>
        Characters.ClassOf(rune.Value) is CharacterClass.Letter or CharacterClass.Ideograph or CharacterClass.Mark;
}

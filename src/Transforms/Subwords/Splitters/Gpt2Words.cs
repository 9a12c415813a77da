using System.Globalization;
using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>
/// GPT-2's division of a text into words: letters, digits or other signs with the space before them, endings like 's, white
/// space.
/// </summary>
/// <remarks>
/// The same as the pattern <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c> (Radford et al. 2019),
/// without a regular expression: in one pass, and with characters beyond U+FFFF as what they are.
/// </remarks>
internal static class Gpt2Words
{
    private enum Kind
    {
        Space,
        Letter,
        Number,
        Other,
    }

    /// <summary>The length of the word at the beginning of a text that is not empty.</summary>
    public static int NextLength(ReadOnlySpan<char> text)
    {
        if (text[0] == '\'' && EndingLength(text) is var ending and > 0)
        {
            return ending;
        }

        var (kind, length) = Classify(text);
        if (kind != Kind.Space)
        {
            return RunLength(text, kind, length);
        }

        if (text[0] == ' ' && text.Length > 1 && Classify(text[1..]) is var (next, nextLength) && next != Kind.Space)
        {
            return RunLength(text, next, 1 + nextLength);
        }

        // White space before a word leaves its last character to the word's turn.
        var run = RunLength(text, Kind.Space, length);
        return run == text.Length || run == 1 ? run : run - 1;
    }

    private static int EndingLength(ReadOnlySpan<char> text) => text.Length < 2
        ? 0
        : text[1] switch
        {
            's' or 't' or 'm' or 'd' => 2,
            'r' or 'v' when text.Length > 2 && text[2] == 'e' => 3,
            'l' when text.Length > 2 && text[2] == 'l' => 3,
            _ => 0,
        };

    private static int RunLength(ReadOnlySpan<char> text, Kind kind, int start)
    {
        while (start < text.Length)
        {
            var (next, length) = Classify(text[start..]);
            if (next != kind)
            {
                break;
            }

            start += length;
        }

        return start;
    }

    private static (Kind Kind, int Length) Classify(ReadOnlySpan<char> text)
    {
        var character = text[0];
        if (character < 0x80)
        {
            return (ClassifyAscii(character), 1);
        }

        Rune.DecodeFromUtf16(text, out var rune, out var length);
        var kind = Rune.GetUnicodeCategory(rune) switch
        {
            <= UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Number,
            _ => Rune.IsWhiteSpace(rune) ? Kind.Space : Kind.Other,
        };
        return (kind, length);
    }

    private static Kind ClassifyAscii(char character) =>
        char.IsAsciiLetter(character) ? Kind.Letter
        : char.IsAsciiDigit(character) ? Kind.Number
        : char.IsWhiteSpace(character) ? Kind.Space
        : Kind.Other;
}

using System.Text;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>An emoji or an emoticon.</summary>
internal sealed class Symbol
{
    private const char VariationSelector = '\uFE0F';
    private const char ZeroWidthJoiner = '\u200D';

    private readonly bool isEmoticon;
    private readonly bool hasLetters;

    /// <summary>Initializes a new instance of the <see cref="Symbol"/> class.</summary>
    public Symbol(string text, float valence)
    {
        Text = text.TrimEnd(VariationSelector);
        Valence = valence;
        FirstRune = Rune.GetRuneAt(Text, 0).Value;
        isEmoticon = FirstRune < 128;
        hasLetters = Text.Any(char.IsAsciiLetterOrDigit);
    }

    public string Text { get; }

    public float Valence { get; }

    public int FirstRune { get; }

    /// <summary>Compares the symbol with a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the symbol would start.</param>
    /// <param name="end">The position behind the symbol and what belongs to it.</param>
    public bool StandsAt(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start + Text.Length;
        if (!text[start..].StartsWith(Text))
        {
            return false;
        }

        if (!isEmoticon)
        {
            end = SkipModifiers(text, end);
            return true;
        }

        while (end < text.Length && text[end] == Text[^1] && !char.IsAsciiDigit(Text[0]))
        {
            end++;
        }

        return MayStandAfter(text[..start]) && MayStandBefore(text, end);
    }

    private bool MayStandAfter(ReadOnlySpan<char> before) =>
        !hasLetters || before.IsEmpty || char.IsWhiteSpace(before[^1])
        || (!char.IsAsciiLetterOrDigit(Text[0]) && !char.IsLetterOrDigit(before[^1]));

    private static bool MayStandBefore(ReadOnlySpan<char> text, int end) => end == text.Length
        || Characters.ClassAt(text, end, out _) is CharacterClass.Space or CharacterClass.Symbol or CharacterClass.Joiner;

    // Variation selectors, skin tones, and what a joiner adds: a woman's or man's sign, hair, a colour.
    private static int SkipModifiers(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length)
        {
            if (text[end] == VariationSelector)
            {
                end++;
            }
            else if (text[end] == '\uD83C' && end + 1 < text.Length && text[end + 1] is >= '\uDFFB' and <= '\uDFFF')
            {
                end += 2;
            }
            else if (text[end] == ZeroWidthJoiner && end + 1 < text.Length
                && Characters.ClassAt(text, end + 1, out var units) == CharacterClass.Symbol)
            {
                end += 1 + units;
            }
            else
            {
                break;
            }
        }

        return end;
    }
}

using System.Text;

namespace NlpMlNet.Words;

/// <summary>Writes characters that mean the same in one way, and leaves out those that can't be seen.</summary>
/// <remarks>
/// Apostrophes of typewriters, word processors and wrong encodings become <c>'</c>; invisible characters inside a word neither split it
/// nor make another one of it; compatibility characters are written as <see cref="CompatibilityForms"/>. What scripts need stays:
/// the non-joiner in Persian, the joiners in Indian scripts, the zero-width space between Thai words, the parts of an emoji.
/// </remarks>
internal static class CharacterRules
{
    private const char EmojiSelector = '\uFE0F';
    private const char Keycap = '\u20E3';

    /// <summary>Rewrites a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">Where the new text goes; empty.</param>
    public static void Rewrite(ReadOnlySpan<char> text, ref TextBuffer target)
    {
        target.Expect(text.Length);
        for (var position = 0; position < text.Length;)
        {
            var next = TextTriggers.Next(text, position, TextRules.Characters);
            target.Append(text[position..next]);
            position = next < text.Length ? Take(text, next, ref target) : next;
        }
    }

    /// <summary>Writes an entry of a word list in the same way; an apostrophe at its end is between letters in texts.</summary>
    public static string Rewrite(string entry)
    {
        if (entry.Length > 1 && char.IsLetter(entry[^2]) && SpecialCharacters.RuleOf(entry[^1]) == CharacterRule.ApostropheInside)
        {
            entry = entry[..^1] + Characters.Apostrophe;
        }

        using var normal = NormalText.Of(entry, TextRules.Characters);
        return normal.IsChanged ? normal.Text.ToString() : entry;
    }

    // Returns the position behind what was read.
    private static int Take(ReadOnlySpan<char> text, int position, ref TextBuffer target)
    {
        var units = Rune.DecodeFromUtf16(text[position..], out var character, out var length) == System.Buffers.OperationStatus.Done ? length : 1;
        var rule = SpecialCharacters.RuleOf(text[position]);
        rule = rule != CharacterRule.Pair ? rule : units == 2 ? SpecialCharacters.RuleOf(character) : CharacterRule.Keep;
        var end = position + units;
        switch (rule)
        {
            case CharacterRule.Invisible:
                return end;
            case CharacterRule.SoftHyphen:
                return SkipLineBreak(text, end);
            case CharacterRule.Apostrophe:
            case CharacterRule.ApostropheInside when IsLetter(target.Last) && IsLetter(Following(text, end)):
                target.Append(Characters.Apostrophe);
                return end;
            case CharacterRule.JoinControl when IsInsideWord(target.Last, Following(text, end), NeedsJoinControls):
            case CharacterRule.ZeroWidthSpace when IsInsideWord(target.Last, Following(text, end), HasNoSpaces):
            case CharacterRule.VariationSelector when IsOfWord(target.Last) && !text[end..].StartsWith([Keycap]):
                return end;
            case CharacterRule.Compatible:
                return TakeCompatible(text, position, end, character, ref target);
            default:
                target.Append(text[position..end]);
                return end;
        }
    }

    // A letter or sign that is asked to look like an emoji is one.
    private static int TakeCompatible(ReadOnlySpan<char> text, int position, int end, Rune character, ref TextBuffer target)
    {
        var behind = text[end..].StartsWith([EmojiSelector]) ? end + 1 : end;
        if (behind > end && !Rune.IsPunctuation(character))
        {
            target.Append(text[position..behind]);
        }
        else
        {
            target.Append(CompatibilityForms.Of(character.Value));
        }

        return behind;
    }

    // Behind a soft hyphen at the end of a line, the word goes on in the next line.
    private static int SkipLineBreak(ReadOnlySpan<char> text, int position)
    {
        var end = position;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var isBreak = text[position..end].IndexOfAny('\r', '\n') >= 0 && end < text.Length && char.IsLetter(text[end]);
        return isBreak ? end : position;
    }

    // The next character that can be seen.
    private static Rune Following(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && SpecialCharacters.RuleOf(text[position]) is >= CharacterRule.Invisible and <= CharacterRule.VariationSelector)
        {
            position++;
        }

        Rune.DecodeFromUtf16(text[position..], out var rune, out _); // U+FFFD at the end
        return rune;
    }

    private static bool IsInsideWord(Rune before, Rune behind, Func<int, bool> isExcepted) =>
        IsOfWord(before) && IsOfWord(behind) && !isExcepted(before.Value) && !isExcepted(behind.Value);

    private static bool IsLetter(Rune rune) => Characters.ClassOf(rune.Value) == CharacterClass.Mark
        || (Rune.IsLetter(rune) && Characters.ClassOf(rune.Value) == CharacterClass.Letter);

    private static bool IsOfWord(Rune rune) => Characters.ClassOf(rune.Value) is not (CharacterClass.Space or CharacterClass.Symbol)
        || (rune.IsBmp && SpecialCharacters.RuleOf((char)rune.Value) is CharacterRule.Apostrophe or CharacterRule.ApostropheInside);

    // Arabic, Syriac and the like; the scripts of India, Tibet, Burma and Cambodia; Mongolian.
    private static bool NeedsJoinControls(int codePoint) => codePoint is
        (>= 0x0600 and <= 0x109F) or (>= 0x1780 and <= 0x18AF) or (>= 0x1A20 and <= 0x1CFF) or (>= 0xA800 and <= 0xABFF)
        or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10A00 and <= 0x11FFF);

    // Thai, Lao, Tibetan, Burmese, Khmer and their neighbours.
    private static bool HasNoSpaces(int codePoint) => codePoint is
        (>= 0x0E00 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x1950 and <= 0x1AAF) or (>= 0x1B00 and <= 0x1BFF) or (>= 0xA980 and <= 0xAADF);
}

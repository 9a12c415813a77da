namespace NlpMlNet.Tokens;

/// <summary>Where a word ends, found character by character: for words longer than a block, and where one word is looked at.</summary>
internal static class WordEnd
{
    /// <summary>Finds the position behind the word that starts at a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the word starts; the character there is part of it, whatever it is.</param>
    public static int Find(ReadOnlySpan<char> text, int start)
    {
        var isIdeograph = Characters.ClassAt(text, start, out var units) == CharacterClass.Ideograph;
        return Find(text, start + units, isIdeograph);
    }

    /// <summary>Finds the position behind the word of which the characters before a position are a part.</summary>
    public static int FindFromInside(ReadOnlySpan<char> text, int position) =>
        position == text.Length || text[position] is ' ' or '.' or ','
            ? position
            : Find(text, position, EndsWithIdeograph(text[..position]));

    /// <summary>Tells whether a word ends where its last character stands before a position.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int position) => FindFromInside(text, position) == position;

    private static int Find(ReadOnlySpan<char> text, int position, bool afterIdeograph)
    {
        while (position < text.Length && Continues(text, position, afterIdeograph, out var units))
        {
            position += units;
        }

        return position;
    }

    private static bool EndsWithIdeograph(ReadOnlySpan<char> text)
    {
        var last = text.Length - 1;
        while (last > 0 && (char.IsLowSurrogate(text[last]) || Characters.ClassAt(text, last, out _) == CharacterClass.Mark))
        {
            last--;
        }

        return last >= 0 && Characters.ClassAt(text, last, out _) == CharacterClass.Ideograph;
    }

    private static bool Continues(ReadOnlySpan<char> text, int position, bool afterIdeograph, out int units)
    {
        units = 1;
        if (char.IsAsciiLetterOrDigit(text[position]))
        {
            return !afterIdeograph;
        }

        return Characters.ClassAt(text, position, out units) switch
        {
            CharacterClass.Mark => true,
            CharacterClass.Letter => !afterIdeograph,
            CharacterClass.Joiner => !afterIdeograph && position + 1 < text.Length
                && Characters.ClassAt(text, position + 1, out _) == CharacterClass.Letter,
            _ => false,
        };
    }
}

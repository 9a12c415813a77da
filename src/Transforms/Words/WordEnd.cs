namespace NlpMlNet.Words;

/// <summary>Where a word ends, found character by character: for words longer than a block, and where one word is looked at.</summary>
internal static class WordEnd
{
    /// <summary>Finds the position behind the word that starts at a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the word starts; the character there is part of it, whatever it is.</param>
    public static int Find(ReadOnlySpan<char> text, int start)
    {
        var isIdeograph = Characters.ClassAt(text, start, out var units) == CharacterClass.Ideograph;
        var end = start + units;
        while (end < text.Length && Continues(text, end, isIdeograph, out units))
        {
            end += units;
        }

        return end;
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

namespace NlpMlNet.Words;

/// <summary>How a word is written.</summary>
internal static class WordShape
{
    /// <summary>Tells whether a word has two letters or more and all are capitals.</summary>
    public static bool IsCapitals(ReadOnlySpan<char> word)
    {
        var capitals = 0;
        foreach (var unit in word)
        {
            if (char.IsUpper(unit))
            {
                capitals++;
            }
            else if (char.IsLetter(unit))
            {
                return false;
            }
        }

        return capitals >= 2;
    }

    /// <summary>Tells whether a word has the same letter three times in a row, whatever its case.</summary>
    /// <param name="word">The word as written in the text.</param>
    public static bool HasTripleLetter(ReadOnlySpan<char> word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            var letter = Characters.Fold(word[i]);
            if (letter == Characters.Fold(word[i - 1]) && letter == Characters.Fold(word[i - 2]) && char.IsLetter(letter))
            {
                return true;
            }
        }

        return false;
    }
}

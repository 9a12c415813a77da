using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>An entry of several words.</summary>
internal sealed class Phrase
{
    private readonly string words;

    /// <summary>Initializes a new instance of the <see cref="Phrase"/> class.</summary>
    /// <param name="text">Its words, folded, with one space where they are apart; an asterisk at the end is a wildcard.</param>
    /// <param name="entry">What the lexicon says about it.</param>
    public Phrase(string text, LexiconEntry entry)
    {
        HasWildcard = text.EndsWith('*');
        words = text.TrimEnd('*');
        Entry = entry;
        var firstEnd = WordEnd.Find(words, 0);
        var second = SkipSpace(words, firstEnd);
        var secondEnd = WordEnd.Find(words, second);
        FirstWord = WordHash.OfFolded(words.AsSpan(0, firstEnd));
        SecondWord = HasWildcard && secondEnd == words.Length ? null : WordHash.OfFolded(words.AsSpan(second..secondEnd));
    }

    public LexiconEntry Entry { get; }

    /// <summary>Gets the hash of the first word.</summary>
    public ulong FirstWord { get; }

    /// <summary>Gets the hash of the second word, or nothing when it may go on and so has many.</summary>
    public ulong? SecondWord { get; }

    /// <summary>Gets the number of characters, a wildcard excepted.</summary>
    public int Length => words.Length;

    /// <summary>Gets a value indicating whether the last word may go on.</summary>
    public bool HasWildcard { get; }

    /// <summary>Finds the first position that holds nothing that may stand between the words of a phrase.</summary>
    public static int SkipSpace(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && IsSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>Tells whether a character may stand between the words of a phrase: white space, or an apostrophe outside words.</summary>
    public static bool IsSpace(char character) =>
        char.IsWhiteSpace(character) || character is Characters.Apostrophe or Characters.TypographicApostrophe;

    /// <summary>Compares the phrase with a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The position of the first word.</param>
    /// <param name="end">The position behind the phrase, when it stands there.</param>
    public bool StandsAt(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        foreach (var expected in words)
        {
            if (end >= text.Length || (text[end] != expected && !IsVariant(text[end], expected)))
            {
                return false;
            }

            end = expected == ' ' ? SkipSpace(text, end + 1) : end + 1;
        }

        var wordEnd = WordEnd.FindFromInside(text, end);
        var fits = HasWildcard || wordEnd == end;
        end = wordEnd;
        return fits;
    }

    private static bool IsVariant(char found, char expected) =>
        expected == ' ' ? IsSpace(found) : Characters.Fold(found) == expected;
}

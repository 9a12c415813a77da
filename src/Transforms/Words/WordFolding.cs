using System.Text;

namespace NlpMlNet.Words;

/// <summary>Folds words, so that spellings of one word become equal.</summary>
/// <remarks>
/// Folding maps to lower case by the invariant culture (one character to one character), writes every apostrophe as <c>'</c>
/// and every hyphen as <c>-</c>, and composes letters with their combining marks.
/// </remarks>
public static class WordFolding
{
    private const char FirstMark = '\u0300';

    /// <summary>Folds a word or a phrase.</summary>
    /// <param name="word">The word as written in a text.</param>
    /// <returns>The folded word.</returns>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> folded = word.Length <= 256 ? stackalloc char[word.Length] : new char[word.Length];
        return folded[..Fold(word, folded)].ToString();
    }

    /// <summary>Folds a word into a buffer.</summary>
    /// <param name="word">The word as written in a text.</param>
    /// <param name="folded">Where the folded word goes; at least as long as the word, of which it never is longer.</param>
    /// <returns>The length of the folded word.</returns>
    /// <exception cref="ArgumentException">The buffer is shorter than the word.</exception>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        if (folded.Length < word.Length)
        {
            throw new ArgumentException($"The buffer holds {folded.Length} characters; the word has {word.Length}.", nameof(folded));
        }

        var hasMarks = false;
        for (var i = 0; i < word.Length; i++)
        {
            if (i + 1 < word.Length && char.IsSurrogatePair(word[i], word[i + 1]))
            {
                Rune.ToLowerInvariant(new Rune(word[i], word[i + 1])).EncodeToUtf16(folded[i..]);
                i++;
                continue;
            }

            folded[i] = Characters.Fold(word[i]);
            hasMarks |= folded[i] >= FirstMark && Characters.ClassOf(folded[i]) == CharacterClass.Mark;
        }

        return hasMarks ? Compositions.Compose(folded[..word.Length]) : word.Length;
    }
}

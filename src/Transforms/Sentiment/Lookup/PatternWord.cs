using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>A word of an entry; an asterisk in it stands for any characters, a question mark for one.</summary>
/// <param name="Written">The word, folded.</param>
internal sealed record PatternWord(string Written)
{
    private readonly ulong hash = WordHash.OfFolded(Written);

    public bool HasWildcard { get; } = Written.AsSpan().IndexOfAny(EntryWording.AnyCharacters, EntryWording.OneCharacter) >= 0;

    /// <summary>Gets a value indicating whether there is more than wildcards.</summary>
    public bool HasLetter { get; } = Written.Any(c => c is not (EntryWording.AnyCharacters or EntryWording.OneCharacter));

    /// <summary>Gets a value indicating whether an asterisk behind a beginning is the only wildcard, if there is one.</summary>
    public bool IsOpenAtMost => HasLetter && Written.AsSpan().IndexOfAny(EntryWording.AnyCharacters, EntryWording.OneCharacter) is var first
        && (first < 0 || (first == Written.Length - 1 && Written[first] == EntryWording.AnyCharacters));

    /// <summary>Gets the hash of a word without wildcards.</summary>
    public ulong Hash => hash;

    /// <summary>Compares it with a word of a text.</summary>
    /// <remarks>
    /// Only the last asterisk is gone back to, since what an earlier one takes can't matter: at most as many steps as the lengths multiplied.
    /// </remarks>
    /// <param name="word">The word, folded.</param>
    public bool Matches(ReadOnlySpan<char> word)
    {
        var pattern = Written.AsSpan();
        var (at, i, star, starAt) = (0, 0, -1, 0);
        while (i < word.Length)
        {
            if (at < pattern.Length && pattern[at] == EntryWording.AnyCharacters)
            {
                (star, starAt) = (at++, i);
            }
            else if (at < pattern.Length && (pattern[at] == EntryWording.OneCharacter || pattern[at] == word[i]))
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                (at, i) = (star + 1, ++starAt);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].IndexOfAnyExcept(EntryWording.AnyCharacters) < 0;
    }
}

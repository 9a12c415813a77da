using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>Entries with wildcards inside them, or with marks between their words, found by their first word.</summary>
/// <remarks>
/// A first word without a wildcard is found by its hash, others by their first character. Those that begin with a wildcard are
/// compared with every word, so there may be no more than <see cref="MostOpen"/> that can't be found by a hash.
/// </remarks>
internal sealed class PatternTable
{
    /// <summary>The most entries whose first word has a wildcard inside.</summary>
    public const int MostOpen = 2000;

    private const int LongestGap = 16;

    private readonly Dictionary<ulong, Pattern[]> byHash;
    private readonly Dictionary<char, Pattern[]> byFirst;
    private readonly Pattern[] anywhere;
    private readonly HashFilter firsts;

    /// <summary>Initializes a new instance of the <see cref="PatternTable"/> class.</summary>
    /// <param name="entries">The entries by their normal form.</param>
    public PatternTable(IReadOnlyDictionary<string, LexiconEntry> entries)
    {
        var patterns = entries.Select(e => new Pattern(EntryPattern.Parse(e.Key), e.Value))
            .OrderByDescending(p => p.Form.Words.Count).ThenByDescending(p => p.Form.Written.Length).ThenBy(p => p.Form.Written, StringComparer.Ordinal).ToArray();
        byHash = patterns.Where(p => !p.First.HasWildcard).GroupBy(p => p.First.Hash).ToDictionary(g => g.Key, g => g.ToArray());
        byFirst = patterns.Where(p => p.First.HasWildcard && !p.IsOpen).GroupBy(p => p.First.Written[0]).ToDictionary(g => g.Key, g => g.ToArray());
        anywhere = [.. patterns.Where(p => p.IsOpen)];
        firsts = new HashFilter(byHash.Keys);
    }

    /// <summary>Gets the hashes of first words without a wildcard.</summary>
    public IReadOnlyCollection<ulong> FirstHashes => byHash.Keys;

    /// <summary>Gets a value indicating whether a first word has a wildcard, so that any word may be one.</summary>
    public bool HasWildcards => byFirst.Count > 0 || anywhere.Length > 0;

    /// <summary>Counts the entries that aren't found by a hash.</summary>
    public static int CountOpen(IEnumerable<string> entries) => entries.Count(entry => EntryPattern.Parse(entry).Words[0].HasWildcard);

    /// <summary>Tells quickly whether an entry may start with a word.</summary>
    public bool MayStart(in FoldedWord word) => HasWildcards || firsts.MayContain(word.Hash);

    /// <summary>Finds the entry with the most words that starts with a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The word.</param>
    /// <param name="beyond">Where the entry must end behind, as the one known so far does.</param>
    /// <param name="entry">What the lexicon says about it.</param>
    /// <param name="end">The position behind it.</param>
    public bool TryFind(ReadOnlySpan<char> text, in FoldedWord first, int beyond, ref LexiconEntry entry, ref int end)
    {
        if (first.Length > WordHash.MaxLength)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[WordHash.MaxLength];
        ReadOnlySpan<char> word = buffer[..WordFolding.Fold(text.Slice(first.Start, first.Length), buffer)];
        var start = word.IsEmpty ? default : word[0];
        return TryFind(byHash.GetValueOrDefault(first.Hash), text, first, word, ref beyond, ref entry, ref end)
            | TryFind(byFirst.GetValueOrDefault(start), text, first, word, ref beyond, ref entry, ref end)
            | TryFind(anywhere, text, first, word, ref beyond, ref entry, ref end);
    }

    private static bool TryFind(
        Pattern[]? candidates, ReadOnlySpan<char> text, in FoldedWord first, ReadOnlySpan<char> word, ref int beyond, ref LexiconEntry entry, ref int end)
    {
        var isFound = false;
        foreach (var candidate in candidates ?? [])
        {
            if (candidate.First.Matches(word) && TryFollow(candidate.Form, text, first.End, out var last) && last > beyond)
            {
                (entry, end, beyond, isFound) = (candidate.Entry, last, last, true);
            }
        }

        return isFound;
    }

    // The words behind the first one, and what is between them.
    private static bool TryFollow(EntryPattern form, ReadOnlySpan<char> text, int position, out int end)
    {
        end = position;
        for (var i = 0; i < form.Gaps.Count; i++)
        {
            var start = NextWord(text, end);
            if (start < 0 || !FitsGap(text[end..start], form.Gaps[i]))
            {
                return false;
            }

            var last = WordEnd.Find(text, start);
            if (!Matches(form.Words[i + 1], text[start..last]))
            {
                return false;
            }

            end = last;
        }

        var isWhole = text[end..].StartsWith(form.Tail);
        end += form.Tail.Length;
        return isWhole;
    }

    private static int NextWord(ReadOnlySpan<char> text, int position)
    {
        var last = Math.Min(text.Length, position + LongestGap);
        while (position < last)
        {
            if (Characters.ClassAt(text, position, out var units) is CharacterClass.Letter or CharacterClass.Ideograph)
            {
                return position;
            }

            position += units;
        }

        return -1;
    }

    private static bool FitsGap(ReadOnlySpan<char> found, string? expected) =>
        expected is null ? PhraseTable.IsGap(found) : found.SequenceEqual(expected) || EntryPattern.CollapseSpaces(found) == expected;

    private static bool Matches(PatternWord pattern, ReadOnlySpan<char> word)
    {
        if (word.Length > WordHash.MaxLength)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[WordHash.MaxLength];
        return pattern.Matches(buffer[..WordFolding.Fold(word, buffer)]);
    }

    /// <summary>An entry, and what the lexicon says about it.</summary>
    private sealed record Pattern(EntryPattern Form, LexiconEntry Entry)
    {
        public PatternWord First => Form.Words[0];

        /// <summary>Gets a value indicating whether the first word begins with a wildcard.</summary>
        public bool IsOpen => First.Written[0] is EntryWording.AnyCharacters or EntryWording.OneCharacter;
    }
}

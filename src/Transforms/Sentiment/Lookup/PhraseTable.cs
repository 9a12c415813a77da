using System.Numerics;
using System.Runtime.CompilerServices;

namespace NlpMlNet.Sentiment;

/// <summary>Entries of several words, found by their first two words.</summary>
/// <remarks>
/// Between the words of a phrase stand white space and apostrophes (rock 'n' roll), and nothing else: "not, bad" isn't "not
/// bad". In scripts without spaces nothing stands there. Where several phrases fit, the longest counts, and it takes the place
/// of its words.
/// </remarks>
internal sealed class PhraseTable
{
    private readonly HashFilter filter;
    private readonly Dictionary<ulong, Phrase[]> phrases;
    private readonly bool hasOpenPairs;

    /// <summary>Initializes a new instance of the <see cref="PhraseTable"/> class.</summary>
    /// <param name="entries">The entries by folded phrase, one space between words; an asterisk at the end is a wildcard.</param>
    public PhraseTable(IReadOnlyDictionary<string, LexiconEntry> entries)
    {
        phrases = entries.Select(e => new Phrase(e.Key, e.Value))
            .OrderByDescending(p => p.Length)
            .ThenBy(p => p.HasWildcard)
            .GroupBy(p => p.SecondWord is { } second ? Pair(p.FirstWord, second) : Single(p.FirstWord))
            .ToDictionary(g => g.Key, g => g.ToArray());
        filter = new HashFilter(phrases.Keys);
        hasOpenPairs = phrases.Values.Any(g => g[0].SecondWord is null);
    }

    /// <summary>Finds the longest phrase that starts with a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The position of the first word.</param>
    /// <param name="first">The hash of the first word.</param>
    /// <param name="second">The hash of the word after it.</param>
    /// <param name="entry">What the lexicon says about the phrase.</param>
    /// <param name="end">The position behind the phrase.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFind(ReadOnlySpan<char> text, int start, ulong first, ulong second, out LexiconEntry entry, out int end)
    {
        if (filter.MayContain(Pair(first, second)) && TryFind(Pair(first, second), text, start, out entry, out end))
        {
            return true;
        }

        entry = default;
        end = 0;
        return hasOpenPairs && filter.MayContain(Single(first)) && TryFind(Single(first), text, start, out entry, out end);
    }

    private bool TryFind(ulong words, ReadOnlySpan<char> text, int start, out LexiconEntry entry, out int end)
    {
        entry = default;
        end = 0;
        if (!phrases.TryGetValue(words, out var candidates))
        {
            return false;
        }

        foreach (var phrase in candidates)
        {
            if (phrase.StandsAt(text, start, out end))
            {
                entry = phrase.Entry;
                return true;
            }
        }

        return false;
    }

    private static ulong Pair(ulong first, ulong second) => BitOperations.RotateLeft(first, 23) + second;

    private static ulong Single(ulong first) => ~first;
}

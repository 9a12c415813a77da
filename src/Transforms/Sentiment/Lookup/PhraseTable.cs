using System.Numerics;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>Entries of several words, found word by word by the hashes of the words.</summary>
/// <remarks>
/// Between the words of a phrase there may be white space and apostrophes (rock 'n' roll), and nothing else: "not, bad" isn't "not
/// bad". In scripts without spaces there is nothing. Where several phrases fit, the one with the most words counts, and it
/// takes the place of its words.
/// </remarks>
internal sealed class PhraseTable
{
    private readonly PhraseNode?[] slots;
    private readonly int shift;
    private readonly HashFilter filter;
    private readonly bool hasOpenPairs;

    /// <summary>Initializes a new instance of the <see cref="PhraseTable"/> class.</summary>
    /// <param name="entries">The entries by folded phrase, one space between words; an asterisk at the end is a wildcard.</param>
    public PhraseTable(IReadOnlyDictionary<string, LexiconEntry> entries)
    {
        Dictionary<ulong, PhraseNode> nodes = [];
        foreach (var (phrase, entry) in entries)
        {
            hasOpenPairs |= Add(nodes, phrase, entry);
        }

        filter = new HashFilter(nodes.Keys);
        slots = new PhraseNode[BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, nodes.Count * 2))];
        shift = 64 - BitOperations.Log2((uint)slots.Length);
        foreach (var node in nodes.Values)
        {
            Put(node);
        }
    }

    /// <summary>Tells whether a character may come between the words of a phrase: white space, or an apostrophe outside words.</summary>
    public static bool IsSpace(char character) =>
        char.IsWhiteSpace(character) || character is Characters.Apostrophe or Characters.TypographicApostrophe;

    /// <summary>Finds the word that would go on with a phrase.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">The position behind the phrase so far.</param>
    /// <returns>The word, or a default one when something precedes it that doesn't belong in a phrase.</returns>
    public static FoldedWord WordAfter(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && IsSpace(text[position]))
        {
            position++;
        }

        return position < text.Length && Characters.ClassAt(text, position, out _) is CharacterClass.Letter or CharacterClass.Ideograph
            ? FoldedWord.Of(text, position, WordEnd.Find(text, position) - position)
            : default;
    }

    /// <summary>Gets the joined hashes of the words with which phrases start, two or more of them.</summary>
    public HashFilter Filter => filter;

    /// <summary>Gets a value indicating whether the second word of a phrase may have a wildcard.</summary>
    public bool HasOpenPairs => hasOpenPairs;

    /// <summary>Tells whether a phrase whose second word has a wildcard may start with a word.</summary>
    public bool MayStartOpen(in FoldedWord first) => hasOpenPairs && filter.MayContain(first.Hash);

    /// <summary>Joins the hash of a run of words with that of the next word.</summary>
    public static ulong Join(ulong run, ulong word) => BitOperations.RotateLeft(run, 23) + word;

    /// <summary>Finds the longest phrase that starts with a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The word.</param>
    /// <param name="behind">The words behind it, as many as are known, at least one; at the end of the text a default one.</param>
    /// <param name="entry">What the lexicon says about the phrase.</param>
    /// <param name="end">The position behind the phrase.</param>
    public bool TryFind(
        ReadOnlySpan<char> text, in FoldedWord first, ReadOnlySpan<FoldedWord> behind, out LexiconEntry entry, out int end)
    {
        entry = default;
        end = 0;
        return (filter.MayContain(Join(first.Hash, behind[0].Hash)) || MayStartOpen(first)) && TryWalk(text, first, behind, ref entry, ref end);
    }

    private bool TryWalk(
        ReadOnlySpan<char> text, in FoldedWord first, ReadOnlySpan<FoldedWord> behind, ref LexiconEntry entry, ref int end)
    {
        var run = first.Hash;
        var runEnd = first.End;
        var node = hasOpenPairs ? Find(run) : null;
        for (var i = 0; i == 0 || node is { HasLonger: true }; i++)
        {
            var next = i < behind.Length ? behind[i] : WordAfter(text, runEnd);
            if (next.Length == 0 || !IsGap(text[runEnd..next.Start]))
            {
                break;
            }

            if (node is { HasOpen: true } && TryFindOpen(node, text.Slice(next.Start, next.Length), out var open))
            {
                (entry, end) = (open, next.End);
            }

            run = Join(run, next.Hash);
            runEnd = next.End;
            node = filter.MayContain(run) ? Find(run) : null;
            if (node?.Entry is { } whole)
            {
                (entry, end) = (whole, runEnd);
            }
        }

        return end > 0;
    }

    private PhraseNode? Find(ulong run)
    {
        var table = slots;
        for (var i = (int)(run >> shift); ; i = (i + 1) & (table.Length - 1))
        {
            var node = table[i];
            if (node is null || node.Run == run)
            {
                return node;
            }
        }
    }

    private void Put(PhraseNode node)
    {
        var slot = (int)(node.Run >> shift);
        while (slots[slot] is not null)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        slots[slot] = node;
    }

    private static bool TryFindOpen(PhraseNode node, ReadOnlySpan<char> word, out LexiconEntry entry)
    {
        Span<char> buffer = stackalloc char[WordHash.MaxLength];
        word = word.Length > buffer.Length ? word[..buffer.Length] : word;
        return node.TryFindOpen(buffer[..WordFolding.Fold(word, buffer)], out entry);
    }

    /// <summary>Tells whether a phrase may go on behind this.</summary>
    public static bool IsGap(ReadOnlySpan<char> gap)
    {
        foreach (var character in gap)
        {
            if (!IsSpace(character))
            {
                return false;
            }
        }

        return true;
    }

    // Returns whether the phrase has an open second word, so that it is found by its first word alone.
    private static bool Add(Dictionary<ulong, PhraseNode> nodes, string phrase, LexiconEntry entry)
    {
        var isOpen = phrase.EndsWith('*');
        List<string> words = [];
        foreach (var word in new WordScanner(phrase))
        {
            words.Add(word.ToString());
        }

        var closed = isOpen ? words[..^1] : words;
        var run = 0UL;
        var node = new PhraseNode(run);
        for (var i = 0; i < closed.Count; i++)
        {
            run = i == 0 ? WordHash.OfFolded(closed[i]) : Join(run, WordHash.OfFolded(closed[i]));
            node = i == 0 && closed.Count > 1 ? node : NodeOf(nodes, run);
            node.HasLonger |= i < words.Count - 1;
        }

        if (isOpen)
        {
            node.AddOpen(words[^1], entry);
        }
        else
        {
            node.Entry = entry;
        }

        return isOpen && closed.Count == 1;
    }

    private static PhraseNode NodeOf(Dictionary<ulong, PhraseNode> nodes, ulong run)
    {
        if (!nodes.TryGetValue(run, out var node))
        {
            node = new PhraseNode(run);
            nodes.Add(run, node);
        }

        return node;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>Entries of several words, found word by word by the hashes of the words.</summary>
/// <remarks>
/// Between the words of a phrase stand white space and apostrophes (rock 'n' roll), and nothing else: "not, bad" isn't "not
/// bad". In scripts without spaces nothing stands there. Where several phrases fit, the one with the most words counts, and it
/// takes the place of its words.
/// </remarks>
internal sealed class PhraseTable
{
    private readonly Dictionary<ulong, PhraseNode> nodes = [];
    private readonly HashFilter filter;
    private readonly bool hasOpenPairs;

    /// <summary>Initializes a new instance of the <see cref="PhraseTable"/> class.</summary>
    /// <param name="entries">The entries by folded phrase, one space between words; an asterisk at the end is a wildcard.</param>
    public PhraseTable(IReadOnlyDictionary<string, LexiconEntry> entries)
    {
        foreach (var (phrase, entry) in entries)
        {
            hasOpenPairs |= Add(phrase, entry);
        }

        filter = new HashFilter(nodes.Keys);
    }

    /// <summary>Tells whether a character may stand between the words of a phrase: white space, or an apostrophe outside words.</summary>
    public static bool IsSpace(char character) =>
        char.IsWhiteSpace(character) || character is Characters.Apostrophe or Characters.TypographicApostrophe;

    /// <summary>Tells whether a phrase may start with two words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayStartWith(in FoldedWord first, in FoldedWord second) =>
        filter.MayContain(Join(first.Hash, second.Hash)) | (hasOpenPairs && filter.MayContain(first.Hash));

    /// <summary>Finds the longest phrase that starts with a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The word.</param>
    /// <param name="behind">The words behind it, as many as are at hand, at least one; at the end of the text a default one.</param>
    /// <param name="entry">What the lexicon says about the phrase.</param>
    /// <param name="end">The position behind the phrase.</param>
    public bool TryFind(
        ReadOnlySpan<char> text, in FoldedWord first, ReadOnlySpan<FoldedWord> behind, out LexiconEntry entry, out int end)
    {
        entry = default;
        end = 0;
        return MayStartWith(first, behind[0]) && TryWalk(text, first, behind, ref entry, ref end);
    }

    private bool TryWalk(
        ReadOnlySpan<char> text, in FoldedWord first, ReadOnlySpan<FoldedWord> behind, ref LexiconEntry entry, ref int end)
    {
        var run = first.Hash;
        var runEnd = first.End;
        var node = hasOpenPairs ? nodes.GetValueOrDefault(run) : null;
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
            node = filter.MayContain(run) ? nodes.GetValueOrDefault(run) : null;
            if (node?.Entry is { } whole)
            {
                (entry, end) = (whole, runEnd);
            }
        }

        return end > 0;
    }

    private static bool TryFindOpen(PhraseNode node, ReadOnlySpan<char> word, out LexiconEntry entry)
    {
        Span<char> buffer = stackalloc char[WordHash.MaxLength];
        word = word.Length > buffer.Length ? word[..buffer.Length] : word;
        return node.TryFindOpen(buffer[..WordFolding.Fold(word, buffer)], out entry);
    }

    private static FoldedWord WordAfter(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && IsSpace(text[position]))
        {
            position++;
        }

        return position < text.Length && Characters.ClassAt(text, position, out _) is CharacterClass.Letter or CharacterClass.Ideograph
            ? FoldedWord.Of(text, position, WordEnd.Find(text, position) - position)
            : default;
    }

    private static bool IsGap(ReadOnlySpan<char> gap)
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
    private bool Add(string phrase, LexiconEntry entry)
    {
        var isOpen = phrase.EndsWith('*');
        List<string> words = [];
        foreach (var word in new WordScanner(phrase))
        {
            words.Add(word.ToString());
        }

        var closed = isOpen ? words[..^1] : words;
        var run = 0UL;
        var node = new PhraseNode();
        for (var i = 0; i < closed.Count; i++)
        {
            run = i == 0 ? WordHash.OfFolded(closed[i]) : Join(run, WordHash.OfFolded(closed[i]));
            node = i == 0 && closed.Count > 1 ? node : NodeOf(run);
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

    private PhraseNode NodeOf(ulong run)
    {
        if (!nodes.TryGetValue(run, out var node))
        {
            node = new PhraseNode();
            nodes.Add(run, node);
        }

        return node;
    }

    private static ulong Join(ulong run, ulong word) => BitOperations.RotateLeft(run, 23) + word;
}

using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>A lexicon made ready for looking up the words of running text without allocation.</summary>
internal sealed class LexiconIndex(
    WordTable words, WildcardTable wildcards, PhraseTable phrases, PatternTable patterns, SymbolTable symbols, bool hasElisions)
{
    private readonly bool hasWildcards = !wildcards.IsEmpty;
    private readonly bool isOpen = hasElisions || !wildcards.IsEmpty || phrases.HasOpenPairs || patterns.HasWildcards;

    // One look for words and for patterns that begin with a word: a single pattern such as "tl;dr" must not slow all words down.
    private readonly HashFilter starts = new([.. words.Hashes, .. patterns.FirstHashes]);

    public SymbolTable Symbols { get; } = symbols;

    /// <summary>Picks out the words of a batch for which something may be found.</summary>
    /// <remarks>This is without a branch that depends on the word, since a processor can't foresee it.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="batch">The words of a batch, and room for one more behind them, where the word after goes.</param>
    /// <param name="picked">Where the picked words' places in the batch go.</param>
    /// <returns>The number of picked words.</returns>
    public int Pick(ReadOnlySpan<char> text, Span<FoldedWord> batch, Span<byte> picked)
    {
        var (known, openers, count) = (starts, phrases.Filter, 0);
        batch[^1] = batch.Length > 1 ? PhraseTable.WordAfter(text, batch[^2].End) : default;
        for (var i = 0; i + 1 < batch.Length; i++)
        {
            ref readonly var word = ref batch[i];
            picked[count] = (byte)i;
            var mayFind = known.MayContain(word.Hash) | openers.MayContain(PhraseTable.Join(word.Hash, batch[i + 1].Hash))
                | word.Key.IsNone;
            if (isOpen)
            {
                mayFind |= MayFindOpen(word);
            }

            count += mayFind ? 1 : 0;
        }

        return count;
    }

    /// <summary>Finds what the lexicon says about a word of a text, or about the phrase that starts with it.</summary>
    /// <remarks>
    /// Phrases come first, the longest of them. A word is looked up whole, then as the longest prefix with a wildcard, then among the
    /// patterns, then behind its elision.
    /// </remarks>
    /// <param name="text">The text.</param>
    /// <param name="here">The word, and as many of the words behind it as are known, at least one; a default one where none follows.</param>
    /// <param name="entry">What the lexicon says.</param>
    /// <param name="end">The position behind the word or phrase.</param>
    public bool TryFind(ReadOnlySpan<char> text, ReadOnlySpan<FoldedWord> here, out LexiconEntry entry, out int end) =>
        TryFind(text, here[0], here[1..], out entry, out end);

    private bool MayFindOpen(in FoldedWord word) =>
        phrases.MayStartOpen(word) | (hasElisions && word.Key.IndexOf(Characters.Apostrophe) > 0)
        | (hasWildcards && wildcards.MayContain(word.Key)) | patterns.HasWildcards;

    private bool TryFind(
        ReadOnlySpan<char> text, in FoldedWord word, ReadOnlySpan<FoldedWord> behind, out LexiconEntry entry, out int end)
    {
        var isPhrase = phrases.TryFind(text, word, behind, out entry, out end);
        var mayBePattern = patterns.MayStart(word);
        if (mayBePattern)
        {
            isPhrase |= patterns.TryFind(text, word, Math.Max(word.End, end), ref entry, ref end);
        }

        if (isPhrase)
        {
            return true;
        }

        end = word.End;
        return TryFindWord(text, word, out entry)
            || (mayBePattern && patterns.TryFind(text, word, word.End - 1, ref entry, ref end))
            || (hasElisions && TryFindElided(text, word, behind, out entry, ref end));
    }

    private bool TryFindWord(ReadOnlySpan<char> text, in FoldedWord word, out LexiconEntry entry) =>
        word.Key.IsNone ? TryFindFolded(text.Slice(word.Start, word.Length), out entry) : TryFind(word, out entry);

    private bool TryFind(in FoldedWord word, out LexiconEntry entry) =>
        words.TryFind(word.Key, word.Hash, out entry) || (hasWildcards && wildcards.TryFind(word.Key, out entry));

    private bool TryFindFolded(ReadOnlySpan<char> word, out LexiconEntry entry)
    {
        entry = default;
        if (word.Length > WordHash.MaxLength)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[WordHash.MaxLength];
        var folded = buffer[..WordFolding.Fold(word, buffer)];
        return words.TryFind(folded, out entry) || (hasWildcards && wildcards.TryFind(folded, out entry));
    }

    // The word behind the elision may start a phrase: "l'eau de rose".
    private bool TryFindElided(
        ReadOnlySpan<char> text, in FoldedWord word, ReadOnlySpan<FoldedWord> behind, out LexiconEntry entry, ref int end)
    {
        var length = text.Slice(word.Start, word.Length).IndexOfAny(Characters.Apostrophes) + 1;
        var prefix = FoldedWord.Of(text, word.Start, length);
        if (length == 0 || !words.TryFind(prefix.Key, prefix.Hash, out var elision) || !elision.Has(LexiconRoles.Elision))
        {
            entry = default;
            return false;
        }

        TryFind(text, FoldedWord.Of(text, word.Start + length, word.Length - length), behind, out var rest, out end);
        entry = rest.With(elision);
        return true;
    }
}

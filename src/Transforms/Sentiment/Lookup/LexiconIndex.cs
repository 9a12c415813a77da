using System.Runtime.CompilerServices;
using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>A lexicon made ready for looking up the words of running text without allocation.</summary>
internal sealed class LexiconIndex(
    WordTable words, WildcardTable wildcards, PhraseTable phrases, SymbolTable symbols, bool hasElisions)
{
    private readonly bool hasWildcards = !wildcards.IsEmpty;

    public SymbolTable Symbols { get; } = symbols;

    /// <summary>Tells quickly, and without a branch that depends on the word, that nothing can be found for it.</summary>
    /// <param name="word">The word.</param>
    /// <param name="next">The word after it, or a default one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayFind(in FoldedWord word, in FoldedWord next) =>
        words.MayContain(word.Hash) | phrases.MayStartWith(word, next) | word.Key.IsNone
        | (hasElisions && word.Key.IndexOf(Characters.Apostrophe) > 0)
        | (hasWildcards && wildcards.MayContain(word.Key));

    /// <summary>Finds what the lexicon says about a word of a text, or about the phrase that starts with it.</summary>
    /// <remarks>A word is looked up whole, then as the longest prefix with a wildcard, then behind its elision.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="here">The word, and as many of the words behind it as are at hand; at the end of the text a default one.</param>
    /// <param name="entry">What the lexicon says.</param>
    /// <param name="end">The position behind the word or phrase.</param>
    public bool TryFind(ReadOnlySpan<char> text, ReadOnlySpan<FoldedWord> here, out LexiconEntry entry, out int end) =>
        TryFind(text, here[0], here[1..], out entry, out end);

    private bool TryFind(
        ReadOnlySpan<char> text, in FoldedWord word, ReadOnlySpan<FoldedWord> behind, out LexiconEntry entry, out int end)
    {
        if (phrases.TryFind(text, word, behind, out entry, out end))
        {
            return true;
        }

        end = word.End;
        return (word.Key.IsNone ? TryFindFolded(text.Slice(word.Start, word.Length), out entry) : TryFind(word, out entry))
            || (hasElisions && TryFindElided(text, word, behind, out entry, ref end));
    }

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

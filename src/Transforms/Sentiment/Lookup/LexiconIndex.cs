using System.Runtime.CompilerServices;
using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>A lexicon made ready for looking up the words of running text without allocation.</summary>
internal sealed class LexiconIndex(
    WordTable words, WildcardTable wildcards, PhraseTable phrases, SymbolTable symbols, bool hasElisions)
{
    private readonly bool hasWildcards = !wildcards.IsEmpty;

    public SymbolTable Symbols { get; } = symbols;

    /// <summary>Finds what the lexicon says about a word of a text, or about the phrase that starts with it.</summary>
    /// <remarks>A word is looked up whole, then as the longest prefix with a wildcard, then behind its elision.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="word">The word.</param>
    /// <param name="next">The word after it, or a default one.</param>
    /// <param name="entry">What the lexicon says.</param>
    /// <param name="end">The position behind the word or phrase.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFind(ReadOnlySpan<char> text, in FoldedWord word, in FoldedWord next, out LexiconEntry entry, out int end)
    {
        if (phrases.TryFind(text, word, next, out entry, out end))
        {
            return true;
        }

        end = word.End;
        if (word.Key.IsNone)
        {
            return TryFindWithoutKey(text, word, next, out entry, ref end);
        }

        return words.TryFind(word.Key, word.Hash, out entry)
            || (hasWildcards && wildcards.TryFind(word.Key, out entry))
            || (hasElisions && word.Key.IndexOf(Characters.Apostrophe) > 0 && TryFindElided(text, word, next, out entry, ref end));
    }

    private bool TryFindElided(ReadOnlySpan<char> text, in FoldedWord word, in FoldedWord next, out LexiconEntry entry, ref int end)
    {
        var length = word.Key.IndexOf(Characters.Apostrophe) + 1;
        var prefix = word.Key.Prefix(length);
        entry = default;
        if (!words.TryFind(prefix, prefix.Hash, out var elision) || !elision.Has(LexiconRoles.Elision))
        {
            return false;
        }

        var key = word.Key.Without(length);
        TryFind(text, new FoldedWord(word.Start + length, word.Length - length, key, key.Hash), next, out var rest, out end);
        entry = rest.With(elision);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryFindWithoutKey(ReadOnlySpan<char> text, in FoldedWord word, in FoldedWord next, out LexiconEntry entry, ref int end)
    {
        entry = default;
        if (word.Length > WordHash.MaxLength)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[WordHash.MaxLength];
        var folded = buffer[..WordFolding.Fold(text.Slice(word.Start, word.Length), buffer)];
        return words.TryFind(folded, out entry)
            || (hasWildcards && wildcards.TryFind(folded, out entry))
            || (hasElisions && TryFindElided(text, word, folded, next, out entry, ref end));
    }

    private bool TryFindElided(
        ReadOnlySpan<char> text, in FoldedWord word, ReadOnlySpan<char> folded, in FoldedWord next, out LexiconEntry entry, ref int end)
    {
        var length = folded.IndexOf(Characters.Apostrophe) + 1;
        entry = default;
        if (length == 0 || !words.TryFind(folded[..length], out var elision) || !elision.Has(LexiconRoles.Elision))
        {
            return false;
        }

        TryFind(text, FoldedWord.Of(text, word.Start + length, word.Length - length), next, out var rest, out end);
        entry = rest.With(elision);
        return true;
    }
}

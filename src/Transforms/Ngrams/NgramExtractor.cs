using System.Runtime.InteropServices;
using NlpMlNet.Tokens;
using NlpMlNet.Words;

namespace NlpMlNet.Ngrams;

/// <summary>Finds the n-grams of one text after another, in buffers that are used again; for one thread.</summary>
/// <remarks>
/// The text is rewritten as folded tokens with a boundary before, between and behind them. Every n-gram then is a piece of
/// this one buffer: word n-grams from a token's start to another's end, character n-grams anywhere between two boundaries.
/// </remarks>
/// <param name="options">Which n-grams are wanted.</param>
internal sealed class NgramExtractor(NgramFeaturesOptions options)
{
    /// <summary>Stands between tokens; no token holds it.</summary>
    public const char Boundary = ' ';

    private readonly List<Token> tokens = [];
    private readonly List<NgramSpan> words = [];
    private readonly List<NgramSpan> characters = [];
    private char[] folded = [];

    /// <summary>Gets the word n-grams of the latest text, in reading order, with repetitions.</summary>
    public ReadOnlySpan<NgramSpan> Words => CollectionsMarshal.AsSpan(words);

    /// <summary>Gets the character n-grams of the latest text, in reading order, with repetitions.</summary>
    public ReadOnlySpan<NgramSpan> Characters => CollectionsMarshal.AsSpan(characters);

    /// <summary>Gets the folded text that the n-grams point into.</summary>
    public ReadOnlySpan<char> Folded => folded;

    /// <summary>Reads a text; the n-grams found before are forgotten.</summary>
    /// <returns>Whether there is any token.</returns>
    public bool Read(ReadOnlySpan<char> text)
    {
        words.Clear();
        characters.Clear();
        using var normal = NormalText.Of(text, options.Rules);
        Fold(normal.Text);
        for (var i = 0; i < tokens.Count; i++)
        {
            AddWordNgrams(i);
            if (tokens[i].IsWord)
            {
                AddCharacterNgrams(tokens[i]);
            }
        }

        return tokens.Count > 0;
    }

    private void Fold(ReadOnlySpan<char> text)
    {
        // At worst each character is a token, with a boundary behind it.
        var needed = checked((2 * text.Length) + 1);
        if (folded.Length < needed)
        {
            folded = new char[Math.Max(needed, 2 * folded.Length)];
        }

        tokens.Clear();
        folded[0] = Boundary;
        var end = 1;
        var scanner = new WordScanner(text);
        while (scanner.MoveNextToken(out var isWord))
        {
            if (isWord || options.IncludePunctuation)
            {
                var length = WordFolding.Fold(scanner.Current, folded.AsSpan(end));
                tokens.Add(new Token(end, end + length, isWord));
                end += length;
                folded[end++] = Boundary;
            }
        }
    }

    private void AddWordNgrams(int first)
    {
        var start = tokens[first].Start;
        var end = start;
        var hash = TextHash.Empty;
        var stop = Math.Min(tokens.Count, first + options.LongestWordNgram);
        for (var last = first; last < stop; last++)
        {
            hash = TextHash.Extend(hash, folded.AsSpan(end, tokens[last].End - end));
            end = tokens[last].End;
            if (last - first + 1 >= options.ShortestWordNgram)
            {
                words.Add(new NgramSpan(hash, start, end - start));
            }
        }
    }

    private void AddCharacterNgrams(Token word)
    {
        var marked = folded.AsSpan(0, word.End + 1);
        for (var start = word.Start - 1; start < marked.Length; start++)
        {
            if (!char.IsLowSurrogate(marked[start]))
            {
                AddCharacterNgrams(marked, start);
            }
        }
    }

    private void AddCharacterNgrams(ReadOnlySpan<char> marked, int start)
    {
        var hash = TextHash.Empty;
        var end = start;
        for (var length = 1; length <= options.LongestCharacterNgram && end < marked.Length; length++)
        {
            if (char.IsHighSurrogate(marked[end]))
            {
                hash = TextHash.Extend(hash, marked[end++]);
            }

            hash = TextHash.Extend(hash, marked[end++]);
            if (length >= options.ShortestCharacterNgram && !IsBoundary(marked[start..end]))
            {
                characters.Add(new NgramSpan(hash, start, end - start));
            }
        }
    }

    private static bool IsBoundary(ReadOnlySpan<char> ngram) => ngram.Length == 1 && ngram[0] == Boundary;

    private readonly record struct Token(int Start, int End, bool IsWord);
}

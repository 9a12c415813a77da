using System.Text;

namespace NlpMlNet.Tokens;

/// <summary>Turns the tokens of one row after another into ids, without allocation once its buffers are large enough; for one thread.</summary>
/// <remarks>
/// After <see cref="Encode"/> the ids are <see cref="Ids"/>: one a token, in order; then those of the word n-grams, by where they start
/// and then by length; then those of the character n-grams of each token with a letter, again by where they start and by length.
/// An empty token is padding: no n-gram holds it.
/// </remarks>
/// <param name="options">Which n-grams are wanted.</param>
/// <param name="vocabulary">The tokens with ids of their own.</param>
/// <param name="buckets">The ids of n-grams.</param>
internal sealed class TokenIdEncoder(MapTokensToIdsOptions options, Vocabulary vocabulary, TokenIdBuckets buckets)
{
    private int[] ids = [];
    private int count;
    private ulong[] hashes = [];
    private char[] bounded = [];

    /// <summary>Gets the ids of the latest row.</summary>
    public ReadOnlySpan<int> Ids => ids.AsSpan(0, count);

    /// <summary>Finds the ids of a row.</summary>
    public void Encode(ReadOnlySpan<ReadOnlyMemory<char>> tokens)
    {
        count = 0;
        AddTokens(tokens);
        if (options.WordNgrams > 1)
        {
            AddWordNgrams(tokens);
        }

        if (options.LongestCharacterNgram > 0)
        {
            AddCharacterNgrams(tokens);
        }
    }

    private void AddTokens(ReadOnlySpan<ReadOnlyMemory<char>> tokens)
    {
        if (hashes.Length < tokens.Length)
        {
            hashes = new ulong[Math.Max(tokens.Length, 2 * hashes.Length)];
        }

        Reserve(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i].Span;
            hashes[i] = TextHash.Of(token);
            ids[count++] = vocabulary.IdOf(token, hashes[i]);
        }
    }

    private void AddWordNgrams(ReadOnlySpan<ReadOnlyMemory<char>> tokens)
    {
        Reserve((options.WordNgrams - 1) * tokens.Length);
        for (var first = 0; first < tokens.Length; first++)
        {
            var hash = hashes[first];
            var stop = tokens[first].IsEmpty ? first : Math.Min(tokens.Length, first + options.WordNgrams);
            for (var last = first + 1; last < stop && !tokens[last].IsEmpty; last++)
            {
                hash = NgramBuckets.Join(hash, hashes[last]);
                ids[count++] = buckets.Words.IdOf(hash);
            }
        }
    }

    private void AddCharacterNgrams(ReadOnlySpan<ReadOnlyMemory<char>> tokens)
    {
        foreach (var token in tokens)
        {
            if (HasLetter(token.Span))
            {
                AddCharacterNgrams(Bound(token.Span));
            }
        }
    }

    private void AddCharacterNgrams(ReadOnlySpan<char> word)
    {
        Reserve((options.LongestCharacterNgram - options.ShortestCharacterNgram + 1) * word.Length);
        foreach (var ngram in new CharacterNgrams(word, options.ShortestCharacterNgram, options.LongestCharacterNgram))
        {
            ids[count++] = buckets.Characters.IdOf(ngram.Hash);
        }
    }

    private ReadOnlySpan<char> Bound(ReadOnlySpan<char> token)
    {
        var length = checked(token.Length + 2);
        if (bounded.Length < length)
        {
            bounded = new char[Math.Max(length, 2 * bounded.Length)];
        }

        bounded[0] = CharacterNgrams.WordStart;
        token.CopyTo(bounded.AsSpan(1));
        bounded[length - 1] = CharacterNgrams.WordEnd;
        return bounded.AsSpan(0, length);
    }

    private void Reserve(int more)
    {
        if (ids.Length - count < more)
        {
            Array.Resize(ref ids, Math.Max(checked(count + more), 2 * ids.Length));
        }
    }

    private static bool HasLetter(ReadOnlySpan<char> token)
    {
        for (var i = 0; i < token.Length; i++)
        {
            if (char.IsSurrogate(token[i]) ? IsLetterPair(token, i) : char.IsLetter(token[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLetterPair(ReadOnlySpan<char> token, int i) =>
        i + 1 < token.Length && char.IsSurrogatePair(token[i], token[i + 1]) && Rune.IsLetter(new Rune(token[i], token[i + 1]));
}

using NlpMlNet.Hosting;

namespace NlpMlNet.Subwords;

/// <summary>Learns pieces from counted words: the two neighbours that occur together most often become one, again and again.</summary>
/// <remarks>
/// Source: Sennrich, Haddow and Birch 2016, algorithm 1 (byte-pair encoding), with the continuations of BERT's vocabularies
/// (<c>##ing</c>), as Hugging Face's trainer for WordPiece does. The WordPiece of Schuster and Nakajima 2012 chooses the pair that
/// raises the likelihood of the text most; its program was never published.
/// </remarks>
internal static class WordPieceLearner
{
    /// <summary>Learns the vocabulary.</summary>
    /// <param name="words">The counted words.</param>
    /// <param name="alphabet">The characters; words with others are of no use, because they are unknown as a whole.</param>
    /// <param name="options">How large, and how frequent a pair must be.</param>
    /// <param name="cancellation">Stops learning.</param>
    /// <returns>The special tokens, the characters that begin a word, those that continue one, and the merged pieces as they came.</returns>
    public static IReadOnlyList<string> Learn(
        WordCounts words, Alphabet alphabet, SubwordLearningOptions options, Cancellation cancellation)
    {
        var symbols = new SymbolTable();
        string[] given =
        [
            .. options.SpecialTokens,
            .. alphabet.Characters.Select(character => character.ToString()),
            .. alphabet.ContinuingCharacters.Select(character => SymbolTable.Continuing + character),
        ];
        foreach (var text in given)
        {
            symbols.FindOrAdd(text);
        }

        var pairs = new PairCounts(symbols.Texts, options.MinimumFrequency);
        var divided = Divide(words, alphabet, symbols);
        foreach (var word in divided)
        {
            word.CountPairs(pairs);
        }

        pairs.QueueRaised();
        while (symbols.Count < options.VocabularySize && pairs.TryTakeMostFrequent(out var pair, out var places))
        {
            cancellation.ThrowIfCancellationRequested();
            var merged = symbols.Join(pair);
            foreach (var place in places)
            {
                divided[place].Merge(pair, merged, pairs);
            }

            pairs.QueueRaised();
        }

        return symbols.Texts;
    }

    private static List<SymbolWord> Divide(WordCounts words, Alphabet alphabet, SymbolTable symbols)
    {
        var divided = new List<SymbolWord>(words.Count);
        var characters = new List<int>();
        for (var number = 0; number < words.Count; number++)
        {
            var word = words.WordAt(number);
            if (!alphabet.Covers(word))
            {
                continue;
            }

            characters.Clear();
            foreach (var character in word.EnumerateRunes())
            {
                characters.Add(symbols.FindOrAdd((characters.Count == 0 ? string.Empty : SymbolTable.Continuing) + character));
            }

            divided.Add(new SymbolWord(divided.Count, [.. characters], words.CountAt(number)));
        }

        return divided;
    }
}

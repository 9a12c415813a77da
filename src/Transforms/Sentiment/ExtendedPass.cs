using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>One pass over a text for all features.</summary>
internal ref struct ExtendedPass(ReadOnlySpan<char> text, LexiconIndex lexicon, SentimentFeaturesOptions options)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly DistinctWords distinct = DistinctWords.OfThread();
    private ValenceTally valences = new(options);
    private SymbolTally symbols = new(lexicon.Symbols);
    private FoldedWord pending;
    private int words;
    private int pronouns;
    private int contrasts;
    private int capitals;
    private int lengthened;
    private LexiconRoles seen;
    private int phraseEnd;

    public void Run(Span<float> features)
    {
        distinct.Clear();
        var scanner = new WordScanner(text);
        while (scanner.MoveNextToken(out var isWord))
        {
            if (isWord)
            {
                TakeWord(FoldedWord.Of(text, scanner.Start, scanner.Length));
            }
            else
            {
                TakeSymbol(scanner.Start);
            }
        }

        LookUp(next: default);
        Write(features, scanner.HasExclamation);
    }

    private void TakeWord(in FoldedWord word)
    {
        LookUp(word);
        words++;
        pending = word;
        distinct.Add(word.Hash);
        var written = text.Slice(word.Start, word.Length);
        lengthened += WordShape.HasTripleLetter(written, word.Key) ? 1 : 0;
        capitals += WordShape.IsCapitals(written) ? 1 : 0;
        symbols.TakeWord(text, word.Start, word.End);
    }

    private void TakeSymbol(int start)
    {
        if (PhraseTable.IsSpace(text[start]) && !symbols.CanStartAt(text, start))
        {
            return;
        }

        LookUp(next: default);
        if (symbols.Take(text, start))
        {
            valences.EndClause();
        }
    }

    // A word is looked up when the one after it is known, which may make a phrase with it.
    private void LookUp(in FoldedWord next)
    {
        var word = pending;
        pending = default;
        if (word.Length == 0 || !lexicon.TryFind(text, word, next, out var entry, out var end) || word.Start < phraseEnd)
        {
            return;
        }

        phraseEnd = end;
        pronouns += entry.Has(LexiconRoles.Pronoun) ? 1 : 0;
        contrasts += entry.Has(LexiconRoles.Contrast) ? 1 : 0;
        seen |= entry.Roles;
        if (entry.Has(LexiconRoles.Symbol))
        {
            symbols.Count(entry.Valence);
        }
        else
        {
            valences.Take(entry, words);
        }
    }

    private readonly void Write(Span<float> features, bool hasExclamation)
    {
        features[(int)SentimentFeature.HasNo] = (seen & LexiconRoles.No) != 0 ? 1 : 0;
        features[(int)SentimentFeature.Pronouns] = pronouns;
        features[(int)SentimentFeature.HasExclamation] = hasExclamation ? 1 : 0;
        features[(int)SentimentFeature.LogWordCount] = words == 0 ? 0 : MathF.Log(words);
        features[(int)SentimentFeature.Contrasts] = contrasts;
        features[(int)SentimentFeature.CapitalWords] = capitals;
        features[(int)SentimentFeature.LengthenedWords] = lengthened;
        features[(int)SentimentFeature.TypeTokenRatio] = words == 0 ? 0 : (float)distinct.Count / words;
        valences.Write(features, words);
        symbols.Write(features);
    }
}

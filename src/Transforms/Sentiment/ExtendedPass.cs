using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>One pass over a text for all features.</summary>
internal ref struct ExtendedPass(ReadOnlySpan<char> text, LexiconIndex lexicon, SentimentFeaturesOptions options)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly DistinctWords _distinct = DistinctWords.OfThread();
    private ValenceTally _valences = new(options);
    private SymbolTally _symbols = new(lexicon.Symbols);
    private FoldedWord _word;
    private int _words;
    private int _pronouns;
    private int _contrasts;
    private int _capitals;
    private int _lengthened;
    private LexiconRoles _seen;
    private int _phraseEnd;

    public void Run(Span<float> features)
    {
        _distinct.Clear();
        var scanner = new WordScanner(_text);
        while (scanner.MoveNextToken(out var isWord))
        {
            if (isWord)
            {
                TakeWord(FoldedWord.Of(_text, scanner.Start, scanner.Length));
            }
            else
            {
                TakeSymbol(scanner.Start);
            }
        }

        LookUp(next: 0);
        Write(features, scanner.HasExclamation);
    }

    private void TakeWord(in FoldedWord word)
    {
        LookUp(word.Hash);
        _words++;
        _word = word;
        _distinct.Add(word.Hash);
        var written = _text.Slice(word.Start, word.Length);
        _lengthened += WordShape.HasTripleLetter(written, word.Key) ? 1 : 0;
        _capitals += WordShape.IsCapitals(written) ? 1 : 0;
        _symbols.TakeWord(_text, word.Start, word.End);
    }

    private void TakeSymbol(int start)
    {
        if (Phrase.IsSpace(_text[start]) && !_symbols.CanStartAt(_text, start))
        {
            return;
        }

        LookUp(next: 0);
        if (_symbols.Take(_text, start))
        {
            _valences.EndClause();
        }
    }

    // A word is looked up when the one after it is known, which may make a phrase with it.
    private void LookUp(ulong next)
    {
        var word = _word;
        _word = default;
        if (word.Length == 0 || !lexicon.TryFind(_text, word, next, out var entry, out var end) || word.Start < _phraseEnd)
        {
            return;
        }

        _phraseEnd = end;
        _pronouns += entry.Has(LexiconRoles.Pronoun) ? 1 : 0;
        _contrasts += entry.Has(LexiconRoles.Contrast) ? 1 : 0;
        _seen |= entry.Roles;
        if (entry.Has(LexiconRoles.Symbol))
        {
            _symbols.Count(entry.Valence);
        }
        else
        {
            _valences.Take(entry, _words);
        }
    }

    private readonly void Write(Span<float> features, bool hasExclamation)
    {
        features[(int)SentimentFeature.HasNo] = (_seen & LexiconRoles.No) != 0 ? 1 : 0;
        features[(int)SentimentFeature.Pronouns] = _pronouns;
        features[(int)SentimentFeature.HasExclamation] = hasExclamation ? 1 : 0;
        features[(int)SentimentFeature.LogWordCount] = _words == 0 ? 0 : MathF.Log(_words);
        features[(int)SentimentFeature.Contrasts] = _contrasts;
        features[(int)SentimentFeature.CapitalWords] = _capitals;
        features[(int)SentimentFeature.LengthenedWords] = _lengthened;
        features[(int)SentimentFeature.TypeTokenRatio] = _words == 0 ? 0 : (float)_distinct.Count / _words;
        _valences.Write(features, _words);
        _symbols.Write(features);
    }
}

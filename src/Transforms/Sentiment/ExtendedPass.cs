using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>One pass over a text for all features.</summary>
internal ref struct ExtendedPass(ReadOnlySpan<char> text, LexiconIndex lexicon, SentimentFeaturesOptions options)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly DistinctWords distinct = DistinctWords.OfThread();
    private ValenceTally valences = new(options);
    private SymbolTally symbols = new(lexicon.Symbols);
    private int position;
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
        Span<FoldedWord> buffer = stackalloc FoldedWord[WordBatches.BufferLength];
        var batches = new WordBatches(text);
        while (batches.MoveNext(buffer, out var count))
        {
            for (var i = 0; i < count; i++)
            {
                TakeGap(buffer[i].Start);
                TakeWord(buffer[i]);
                LookUp(buffer[i..(count + 1)]);
            }
        }

        TakeGap(text.Length);
        Write(features, batches.HasExclamation);
    }

    private void TakeWord(in FoldedWord word)
    {
        words++;
        position = word.End;
        distinct.Add(word.Hash);
        var written = text.Slice(word.Start, word.Length);
        lengthened += WordShape.HasTripleLetter(written, word.Key) ? 1 : 0;
        capitals += WordShape.IsCapitals(written) ? 1 : 0;
        symbols.TakeWord(text, word.Start, word.End);
    }

    // What stands between two words: mostly one space.
    private void TakeGap(int end)
    {
        for (; position < end; position++)
        {
            if (text[position] != ' ' && symbols.Take(text, position))
            {
                valences.EndClause();
            }
        }
    }

    private void LookUp(scoped ReadOnlySpan<FoldedWord> here)
    {
        if (here[0].Start < phraseEnd || !lexicon.MayFind(here[0], here[1])
            || !lexicon.TryFind(text, here, out var entry, out phraseEnd))
        {
            return;
        }

        pronouns += entry.Pronouns;
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

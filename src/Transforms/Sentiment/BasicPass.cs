using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>One pass over a text for the six basic features.</summary>
internal ref struct BasicPass(ReadOnlySpan<char> text, LexiconIndex lexicon)
{
    private readonly ReadOnlySpan<char> text = text;
    private int words;
    private int positive;
    private int negative;
    private int pronouns;
    private LexiconRoles seen;
    private int phraseEnd;

    public void Run(Span<float> features)
    {
        Span<FoldedWord> buffer = stackalloc FoldedWord[WordBatches.BufferLength];
        var batches = new WordBatches(text);
        while (batches.MoveNext(buffer, out var count))
        {
            words += count;
            Take(buffer[..(count + 1)]);
        }

        Write(features, batches.HasExclamation);
    }

    // The words that the lexicon can't know are dropped without a branch, since a processor can't foresee which these are.
    private void Take(scoped ReadOnlySpan<FoldedWord> batch)
    {
        Span<byte> candidates = stackalloc byte[WordBatches.BufferLength];
        var count = 0;
        for (var i = 0; i + 1 < batch.Length; i++)
        {
            candidates[count] = (byte)i;
            count += lexicon.MayFind(batch[i], batch[i + 1]) ? 1 : 0;
        }

        foreach (var i in candidates[..count])
        {
            LookUp(batch[i..]);
        }
    }

    private void LookUp(scoped ReadOnlySpan<FoldedWord> here)
    {
        if (here[0].Start >= phraseEnd && lexicon.TryFind(text, here, out var entry, out phraseEnd))
        {
            positive += entry.Has(LexiconRoles.Positive) ? 1 : 0;
            negative += entry.Has(LexiconRoles.Negative) ? 1 : 0;
            pronouns += entry.Pronouns;
            seen |= entry.Roles;
        }
    }

    private readonly void Write(Span<float> features, bool hasExclamation)
    {
        features[(int)SentimentFeature.PositiveWords] = positive;
        features[(int)SentimentFeature.NegativeWords] = negative;
        features[(int)SentimentFeature.HasNo] = (seen & LexiconRoles.No) != 0 ? 1 : 0;
        features[(int)SentimentFeature.Pronouns] = pronouns;
        features[(int)SentimentFeature.HasExclamation] = hasExclamation ? 1 : 0;
        features[(int)SentimentFeature.LogWordCount] = words == 0 ? 0 : MathF.Log(words);
    }
}

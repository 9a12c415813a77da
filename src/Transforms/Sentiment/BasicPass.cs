using System.Runtime.CompilerServices;
using NlpMlNet.Words;

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

    [SkipLocalsInit]
    public void Run(Span<float> features)
    {
        Span<FoldedWord> buffer = stackalloc FoldedWord[WordBatches.BufferLength];
        Span<byte> picked = stackalloc byte[WordBatches.BufferLength];
        var batches = new WordBatches(text);
        while (batches.MoveNext(buffer, out var count))
        {
            words += count;
            var batch = buffer[..(count + 1)];
            foreach (var i in picked[..lexicon.Pick(text, batch, picked)])
            {
                LookUp(batch[i..]);
            }
        }

        Write(features, batches.HasExclamation);
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

using System.Runtime.CompilerServices;
using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>One pass over a text for the six basic features.</summary>
internal ref struct BasicPass(ReadOnlySpan<char> text, LexiconIndex lexicon)
{
    private readonly ReadOnlySpan<char> text = text;
    private int positive;
    private int negative;
    private int pronouns;
    private LexiconRoles seen;
    private int phraseEnd;

    public void Run(Span<float> features)
    {
        var words = 0;
        var scanner = new WordScanner(text);
        FoldedWord word = default;
        while (scanner.MoveNext())
        {
            var next = FoldedWord.Of(text, scanner.Start, scanner.Length);
            if (words++ > 0)
            {
                Take(word, next);
            }

            word = next;
        }

        if (words > 0)
        {
            Take(word, next: default);
        }

        features[(int)SentimentFeature.PositiveWords] = positive;
        features[(int)SentimentFeature.NegativeWords] = negative;
        features[(int)SentimentFeature.HasNo] = (seen & LexiconRoles.No) != 0 ? 1 : 0;
        features[(int)SentimentFeature.Pronouns] = pronouns;
        features[(int)SentimentFeature.HasExclamation] = scanner.HasExclamation ? 1 : 0;
        features[(int)SentimentFeature.LogWordCount] = words == 0 ? 0 : MathF.Log(words);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(in FoldedWord word, in FoldedWord next)
    {
        if (lexicon.TryFind(text, word, next, out var entry, out var end) && word.Start >= phraseEnd)
        {
            phraseEnd = end;
            positive += entry.Has(LexiconRoles.Valence) && entry.Valence > 0 ? 1 : 0;
            negative += entry.Has(LexiconRoles.Valence) && entry.Valence < 0 ? 1 : 0;
            pronouns += entry.Has(LexiconRoles.Pronoun) ? 1 : 0;
            seen |= entry.Roles;
        }
    }
}

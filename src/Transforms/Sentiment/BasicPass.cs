using System.Runtime.CompilerServices;
using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>One pass over a text for the six basic features.</summary>
internal ref struct BasicPass(ReadOnlySpan<char> text, LexiconIndex lexicon)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _positive;
    private int _negative;
    private int _pronouns;
    private LexiconRoles _seen;
    private int _phraseEnd;

    public void Run(Span<float> features)
    {
        var words = 0;
        var scanner = new WordScanner(_text);
        FoldedWord word = default;
        while (scanner.MoveNext())
        {
            var next = FoldedWord.Of(_text, scanner.Start, scanner.Length);
            if (words++ > 0)
            {
                Take(word, next.Hash);
            }

            word = next;
        }

        if (words > 0)
        {
            Take(word, next: 0);
        }

        features[(int)SentimentFeature.PositiveWords] = _positive;
        features[(int)SentimentFeature.NegativeWords] = _negative;
        features[(int)SentimentFeature.HasNo] = (_seen & LexiconRoles.No) != 0 ? 1 : 0;
        features[(int)SentimentFeature.Pronouns] = _pronouns;
        features[(int)SentimentFeature.HasExclamation] = scanner.HasExclamation ? 1 : 0;
        features[(int)SentimentFeature.LogWordCount] = words == 0 ? 0 : MathF.Log(words);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(in FoldedWord word, ulong next)
    {
        if (lexicon.TryFind(_text, word, next, out var entry, out var end) && word.Start >= _phraseEnd)
        {
            _phraseEnd = end;
            _positive += entry.Has(LexiconRoles.Valence) && entry.Valence > 0 ? 1 : 0;
            _negative += entry.Has(LexiconRoles.Valence) && entry.Valence < 0 ? 1 : 0;
            _pronouns += entry.Has(LexiconRoles.Pronoun) ? 1 : 0;
            _seen |= entry.Roles;
        }
    }
}

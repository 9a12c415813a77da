using NlpMlNet.Sentiment;
using NlpMlNet.Words;

namespace NlpMlNet.Tests.Sentiment;

/// <summary>The extended features computed as plainly as their definitions allow: word by word, with strings and no filters.</summary>
internal sealed class PlainSentiment
{
    private readonly SentimentFeaturesOptions options;
    private readonly PlainLexicon lexicon;
    private readonly Symbol[] symbols;
    private readonly float[] features = new float[Enum.GetValues<SentimentFeature>().Length];
    private string text = string.Empty;
    private int symbolEnd;
    private int negatedUntil;
    private int boostedUntil;
    private float boost;
    private double sum;
    private double adjusted;
    private double symbolSum;
    private int entries;

    private PlainSentiment(SentimentFeaturesOptions options)
    {
        this.options = options;
        lexicon = new PlainLexicon(options.Lexicon.Contents);
        symbols = [.. lexicon.Symbols.OrderByDescending(s => s.Text.Length)];
    }

    public static float[] Features(SentimentFeaturesOptions options, string text) => new PlainSentiment(options).Compute(text);

    private ref float this[SentimentFeature feature] => ref features[(int)feature];

    private float[] Compute(string wholeText)
    {
        text = wholeText;
        var words = PlainWord.All(text);
        var (end, phraseEnd) = (0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            TakeGap(end, words[i].Start);
            TakeWord(words[i]);
            if (words[i].Start >= phraseEnd && lexicon.Find(text, words, i) is { } found)
            {
                phraseEnd = found.End;
                TakeEntry(found.Entry, i + 1);
            }

            end = words[i].End;
        }

        TakeGap(end, text.Length);
        this[SentimentFeature.HasExclamation] = text.Contains('!') ? 1 : 0;
        this[SentimentFeature.LogWordCount] = words.Count == 0 ? 0 : MathF.Log(words.Count);
        this[SentimentFeature.TypeTokenRatio] = words.Count == 0 ? 0 : (float)words.DistinctBy(w => w.Folded).Count() / words.Count;
        this[SentimentFeature.ValenceSum] = (float)sum;
        this[SentimentFeature.ValenceMean] = entries == 0 ? 0 : (float)(sum / entries);
        this[SentimentFeature.AdjustedValence] = (float)adjusted;
        this[SentimentFeature.LexiconShare] = words.Count == 0 ? 0 : (float)entries / words.Count;
        this[SentimentFeature.SymbolValence] = (float)symbolSum;
        return features;
    }

    private void TakeGap(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] == ' ' || i < symbolEnd || TryTakeSymbol(i))
            {
                continue;
            }

            if (text[i] is '!' or '?')
            {
                var run = string.Concat(text.Skip(i).TakeWhile(c => c is '!' or '?'));
                this[SentimentFeature.RepeatedExclamations] += run.Count(c => c == '!') >= 2 ? 1 : 0;
                this[SentimentFeature.RepeatedQuestions] += run.Count(c => c == '?') >= 2 ? 1 : 0;
                symbolEnd = i + run.Length;
            }

            if (".,;:!?()[]-/–—…«»、。！，：；？".Contains(text[i], StringComparison.Ordinal))
            {
                EndClause();
            }
        }
    }

    private void TakeWord(PlainWord word)
    {
        var written = text[word.Start..word.End];
        this[SentimentFeature.CapitalWords] += written.Count(char.IsUpper) >= 2 && written.Where(char.IsLetter).All(char.IsUpper) ? 1 : 0;
        var small = written.Select(Characters.Fold).ToArray();
        this[SentimentFeature.LengthenedWords] +=
            Enumerable.Range(0, Math.Max(0, small.Length - 2)).Any(i => char.IsLetter(small[i]) && small[i] == small[i + 1] && small[i] == small[i + 2]) ? 1 : 0;
        if (word.Start >= symbolEnd && char.IsAscii(written[0]) && word.End < text.Length && text[word.End] > ' ')
        {
            TryTakeSymbol(word.Start);
        }
    }

    private bool TryTakeSymbol(int position)
    {
        foreach (var symbol in symbols)
        {
            if (symbol.StandsAt(text, position, out var end))
            {
                Count(symbol.Valence);
                symbolEnd = end;
                return true;
            }
        }

        return false;
    }

    private void Count(float symbolValence)
    {
        this[SentimentFeature.PositiveSymbols] += symbolValence > 0 ? 1 : 0;
        this[SentimentFeature.NegativeSymbols] += symbolValence < 0 ? 1 : 0;
        symbolSum += symbolValence;
    }

    private void TakeEntry(LexiconEntry entry, int number)
    {
        this[SentimentFeature.Pronouns] += entry.Pronouns;
        this[SentimentFeature.HasNo] = entry.Has(LexiconRoles.No) ? 1 : this[SentimentFeature.HasNo];
        this[SentimentFeature.Contrasts] += entry.Has(LexiconRoles.Contrast) ? 1 : 0;
        if (entry.Has(LexiconRoles.Symbol))
        {
            Count(entry.Valence);
            return;
        }

        if (entry.Has(LexiconRoles.Contrast))
        {
            EndClause();
        }

        if (entry.Has(LexiconRoles.Negation) && entry.Has(LexiconRoles.Elision))
        {
            negatedUntil = number + options.NegationScope;
        }

        TakeValence(entry.Valence, number);
        if (entry.Has(LexiconRoles.Booster))
        {
            this[entry.Increment > 0 ? SentimentFeature.Boosters : SentimentFeature.Dampeners]++;
            boost = (number <= boostedUntil ? boost : 1) * (1 + entry.Increment);
            boostedUntil = number + 3;
        }

        if (entry.Has(LexiconRoles.Negation))
        {
            negatedUntil = number + options.NegationScope;
        }
    }

    private void TakeValence(float valence, int number)
    {
        if (valence == 0)
        {
            return;
        }

        var isNegated = number <= negatedUntil;
        this[SentimentFeature.ValenceMin] = entries == 0 ? valence : Math.Min(valence, this[SentimentFeature.ValenceMin]);
        this[SentimentFeature.ValenceMax] = entries == 0 ? valence : Math.Max(valence, this[SentimentFeature.ValenceMax]);
        entries++;
        sum += valence;
        adjusted += valence * (number <= boostedUntil ? boost : 1) * (isNegated ? options.NegationFactor : 1);
        boostedUntil = 0;
        if (Math.Abs(valence) > options.Lexicon.Contents.WeakValence)
        {
            this[valence > 0 ? SentimentFeature.PositiveWords : SentimentFeature.NegativeWords]++;
            this[valence > 0 ? SentimentFeature.NegatedPositives : SentimentFeature.NegatedNegatives] += isNegated ? 1 : 0;
        }
    }

    private void EndClause() => (negatedUntil, boostedUntil) = (0, 0);
}

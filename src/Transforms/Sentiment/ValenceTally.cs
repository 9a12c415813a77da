namespace NlpMlNet.Sentiment;

/// <summary>Sums up the valences of a text, with the rules for negations and degree words.</summary>
internal struct ValenceTally(SentimentFeaturesOptions options)
{
    // Hutto and Gilbert (2014) look at three words before a sentiment word.
    private const int BoosterReach = 3;

    private readonly int _negationScope = options.NegationScope;
    private readonly float _negationFactor = options.NegationFactor;
    private int _positive;
    private int _negative;
    private int _negatedPositive;
    private int _negatedNegative;
    private int _boosters;
    private int _dampeners;
    private double _sum;
    private double _adjusted;
    private float _min;
    private float _max;
    private int _negatedUntil;
    private int _boostedUntil;
    private float _boost;

    /// <summary>Takes an entry that stands in the text as its word number <paramref name="position"/>.</summary>
    public void Take(LexiconEntry entry, int position)
    {
        if (entry.Has(LexiconRoles.Contrast))
        {
            EndClause();
        }

        // A negation acts on the words behind it; an elided one, n', on its own word too.
        if (entry.Has(LexiconRoles.Elision) && entry.Has(LexiconRoles.Negation))
        {
            _negatedUntil = position + _negationScope;
        }

        if (entry.Valence != 0)
        {
            TakeValence(entry.Valence, position);
        }

        if (entry.Has(LexiconRoles.Booster))
        {
            TakeBooster(entry.Increment, position);
        }

        if (entry.Has(LexiconRoles.Negation))
        {
            _negatedUntil = position + _negationScope;
        }
    }

    /// <summary>Ends the scope of negations and degree words.</summary>
    public void EndClause()
    {
        _negatedUntil = 0;
        _boostedUntil = 0;
    }

    public readonly void Write(Span<float> features, int words)
    {
        var sentimentWords = _positive + _negative;
        features[(int)SentimentFeature.PositiveWords] = _positive;
        features[(int)SentimentFeature.NegativeWords] = _negative;
        features[(int)SentimentFeature.ValenceSum] = (float)_sum;
        features[(int)SentimentFeature.ValenceMean] = sentimentWords == 0 ? 0 : (float)(_sum / sentimentWords);
        features[(int)SentimentFeature.ValenceMin] = _min;
        features[(int)SentimentFeature.ValenceMax] = _max;
        features[(int)SentimentFeature.AdjustedValence] = (float)_adjusted;
        features[(int)SentimentFeature.NegatedPositives] = _negatedPositive;
        features[(int)SentimentFeature.NegatedNegatives] = _negatedNegative;
        features[(int)SentimentFeature.Boosters] = _boosters;
        features[(int)SentimentFeature.Dampeners] = _dampeners;
        features[(int)SentimentFeature.LexiconShare] = words == 0 ? 0 : (float)sentimentWords / words;
    }

    private void TakeValence(float valence, int position)
    {
        var isFirst = _positive + _negative == 0;
        var isNegated = position <= _negatedUntil;
        _min = isFirst ? valence : Math.Min(_min, valence);
        _max = isFirst ? valence : Math.Max(_max, valence);
        if (valence > 0)
        {
            _positive++;
            _negatedPositive += isNegated ? 1 : 0;
        }
        else
        {
            _negative++;
            _negatedNegative += isNegated ? 1 : 0;
        }

        var boost = position <= _boostedUntil ? _boost : 1;
        _sum += valence;
        _adjusted += valence * boost * (isNegated ? _negationFactor : 1);
        _boostedUntil = 0;
    }

    private void TakeBooster(float increment, int position)
    {
        _boosters += increment > 0 ? 1 : 0;
        _dampeners += increment < 0 ? 1 : 0;
        _boost = (position <= _boostedUntil ? _boost : 1) * (1 + increment);
        _boostedUntil = position + BoosterReach;
    }
}

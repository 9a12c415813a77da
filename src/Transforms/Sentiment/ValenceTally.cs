namespace NlpMlNet.Sentiment;

/// <summary>Sums up the valences of a text, with the rules for negations and degree words.</summary>
internal struct ValenceTally(SentimentFeaturesOptions options)
{
    // Hutto and Gilbert (2014) look at three words before a sentiment word.
    private const int BoosterReach = 3;

    private readonly int negationScope = options.NegationScope;
    private readonly float negationFactor = options.NegationFactor;
    private int entries;
    private int positive;
    private int negative;
    private int negatedPositive;
    private int negatedNegative;
    private int boosters;
    private int dampeners;
    private double sum;
    private double adjusted;
    private float min;
    private float max;
    private int negatedUntil;
    private int boostedUntil;
    private float pendingBoost;

    /// <summary>Takes an entry that is the text's word number <paramref name="position"/>.</summary>
    public void Take(LexiconEntry entry, int position)
    {
        if (entry.Has(LexiconRoles.Contrast))
        {
            EndClause();
        }

        // A negation acts on the words behind it; an elided one, n', on its own word too.
        if (entry.Has(LexiconRoles.Elision) && entry.Has(LexiconRoles.Negation))
        {
            negatedUntil = position + negationScope;
        }

        if (entry.Valence != 0)
        {
            TakeValence(entry, position);
        }

        if (entry.Has(LexiconRoles.Booster))
        {
            TakeBooster(entry.Increment, position);
        }

        if (entry.Has(LexiconRoles.Negation))
        {
            negatedUntil = position + negationScope;
        }
    }

    /// <summary>Ends the scope of negations and degree words.</summary>
    public void EndClause()
    {
        negatedUntil = 0;
        boostedUntil = 0;
    }

    public readonly void Write(Span<float> features, int words)
    {
        features[(int)SentimentFeature.PositiveWords] = positive;
        features[(int)SentimentFeature.NegativeWords] = negative;
        features[(int)SentimentFeature.ValenceSum] = (float)sum;
        features[(int)SentimentFeature.ValenceMean] = entries == 0 ? 0 : (float)(sum / entries);
        features[(int)SentimentFeature.ValenceMin] = min;
        features[(int)SentimentFeature.ValenceMax] = max;
        features[(int)SentimentFeature.AdjustedValence] = (float)adjusted;
        features[(int)SentimentFeature.NegatedPositives] = negatedPositive;
        features[(int)SentimentFeature.NegatedNegatives] = negatedNegative;
        features[(int)SentimentFeature.Boosters] = boosters;
        features[(int)SentimentFeature.Dampeners] = dampeners;
        features[(int)SentimentFeature.LexiconShare] = words == 0 ? 0 : (float)entries / words;
    }

    private void TakeValence(LexiconEntry entry, int position)
    {
        var valence = entry.Valence;
        var isNegated = position <= negatedUntil;
        min = entries == 0 ? valence : Math.Min(min, valence);
        max = entries == 0 ? valence : Math.Max(max, valence);
        entries++;
        if (entry.Has(LexiconRoles.Positive))
        {
            positive++;
            negatedPositive += isNegated ? 1 : 0;
        }
        else if (entry.Has(LexiconRoles.Negative))
        {
            negative++;
            negatedNegative += isNegated ? 1 : 0;
        }

        var boost = position <= boostedUntil ? pendingBoost : 1;
        sum += valence;
        adjusted += valence * boost * (isNegated ? negationFactor : 1);
        boostedUntil = 0;
    }

    private void TakeBooster(float increment, int position)
    {
        boosters += increment > 0 ? 1 : 0;
        dampeners += increment < 0 ? 1 : 0;
        pendingBoost = (position <= boostedUntil ? pendingBoost : 1) * (1 + increment);
        boostedUntil = position + BoosterReach;
    }
}

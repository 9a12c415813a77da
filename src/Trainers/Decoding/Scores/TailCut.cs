namespace NlpMlNet.Decoding;

/// <summary>Sharpens a distribution, cuts its tail off, and draws from what is left.</summary>
internal static class TailCut
{
    /// <summary>Applies temperature, top-k, top-p and minimum-p, in this order.</summary>
    /// <param name="scores">The scores, (V), any constant away from log probabilities; those of tokens that are cut off become negative infinity.</param>
    /// <param name="settings">The settings.</param>
    public static void Apply(Span<float> scores, Sampling settings)
    {
        if (settings.Temperature != 1)
        {
            foreach (ref var score in scores)
            {
                score = (float)(score / settings.Temperature);
            }
        }

        if (settings.TopK is { } count && count < scores.Length)
        {
            KeepMostProbable(scores, count);
        }

        if (settings.TopP < 1)
        {
            KeepNucleus(scores, settings.TopP);
        }

        if (settings.MinimumP > 0)
        {
            KeepAbove(scores, ScoreProcessing.Best(scores) is >= 0 and var best ? scores[best] + (float)Math.Log(settings.MinimumP) : 0);
        }
    }

    /// <summary>Draws a token with the probability exp(score) / Σ exp(scores).</summary>
    /// <param name="scores">The scores, (V).</param>
    /// <param name="uniform">A number that is uniform in [0, 1).</param>
    /// <returns>Its id; -1 where none can be chosen.</returns>
    public static int Draw(ReadOnlySpan<float> scores, double uniform)
    {
        var (best, last, rest) = (ScoreProcessing.Best(scores), -1, 0.0);
        if (best < 0)
        {
            return -1;
        }

        rest = uniform * Sum(scores, scores[best]);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] == float.NegativeInfinity)
            {
                continue;
            }

            last = i;
            rest -= Math.Exp(scores[i] - scores[best]);
            if (rest < 0)
            {
                break;
            }
        }

        return last;
    }

    private static void KeepMostProbable(Span<float> scores, int count)
    {
        if (LargestScores.Of(scores, count) is [.., var last])
        {
            KeepAbove(scores, last.Score);
        }
    }

    // A token stays if those before it, the most probable first, don't yet have the wanted probability together.
    private static void KeepNucleus(Span<float> scores, double probability)
    {
        var best = ScoreProcessing.Best(scores);
        if (best < 0)
        {
            return;
        }

        var sum = Sum(scores, scores[best]);
        var (kept, mass) = (new List<(int Index, float Score)>(), 0.0);
        foreach (var candidate in LargestScores.Of(scores, CountOfCandidates(scores, scores[best], sum, probability)))
        {
            if (mass >= probability * sum)
            {
                break;
            }

            kept.Add(candidate);
            mass += Math.Exp(candidate.Score - scores[best]);
        }

        scores.Fill(float.NegativeInfinity);
        foreach (var (index, score) in kept)
        {
            scores[index] = score;
        }
    }

    // All tokens below (1 - p) / V have less than 1 - p together, so that the nucleus is among the others, which are far fewer to sort.
    private static int CountOfCandidates(ReadOnlySpan<float> scores, float best, double sum, double probability)
    {
        var (threshold, count) = (best + Math.Log((1 - probability) * sum / scores.Length), 0);
        foreach (var score in scores)
        {
            count += score >= threshold ? 1 : 0;
        }

        return Math.Max(count, 1);
    }

    private static void KeepAbove(Span<float> scores, float threshold)
    {
        foreach (ref var score in scores)
        {
            score = score < threshold ? float.NegativeInfinity : score;
        }
    }

    private static double Sum(ReadOnlySpan<float> scores, float best)
    {
        var sum = 0.0;
        foreach (var score in scores)
        {
            sum += score == float.NegativeInfinity ? 0 : Math.Exp(score - best);
        }

        return sum;
    }
}

namespace NlpMlNet.Decoding;

/// <summary>Changes scores of next tokens before one is chosen; what can't be chosen has negative infinity.</summary>
internal static class ScoreProcessing
{
    /// <summary>Makes each token that occurred less probable, once, however often it occurred.</summary>
    /// <param name="scores">The scores, (V).</param>
    /// <param name="tokens">Prompt and continuation.</param>
    /// <param name="penalty">The penalty; above 1 makes tokens less probable.</param>
    public static void PenaliseRepetition(Span<float> scores, ReadOnlySpan<int> tokens, double penalty)
    {
        var seen = new HashSet<int>();
        foreach (var token in tokens)
        {
            if (seen.Add(token))
            {
                scores[token] = (float)(scores[token] < 0 ? scores[token] * penalty : scores[token] / penalty);
            }
        }
    }

    /// <summary>Bans the tokens that would end an n-gram that occurred.</summary>
    /// <param name="scores">The scores, (V).</param>
    /// <param name="tokens">Prompt and continuation.</param>
    /// <param name="length">n.</param>
    public static void BanRepeatedNgrams(Span<float> scores, ReadOnlySpan<int> tokens, int length)
    {
        if (tokens.Length < length)
        {
            return;
        }

        var last = tokens[^(length - 1)..];
        for (var end = length - 1; end < tokens.Length; end++)
        {
            if (tokens.Slice(end - last.Length, last.Length).SequenceEqual(last))
            {
                Ban(scores, tokens[end]);
            }
        }
    }

    /// <summary>Bans a token.</summary>
    public static void Ban(Span<float> scores, int token) => scores[token] = float.NegativeInfinity;

    /// <summary>Finds the best token; of equally good ones the one with the lowest id.</summary>
    /// <returns>Its id; -1 where none can be chosen.</returns>
    public static int Best(ReadOnlySpan<float> scores)
    {
        var best = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] > (best < 0 ? float.NegativeInfinity : scores[best]))
            {
                best = i;
            }
        }

        return best;
    }
}

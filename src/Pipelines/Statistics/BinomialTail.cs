namespace NlpMlNet.Statistics;

/// <summary>How likely many successes are.</summary>
internal static class BinomialTail
{
    /// <summary>The probability of at least so many successes: 1 − Σ C(n, i) pⁱ (1 − p)ⁿ⁻ⁱ over all i below.</summary>
    /// <param name="successes">The number of successes, at least 0.</param>
    /// <param name="trials">The number of trials.</param>
    /// <param name="probability">The probability of a success, at least 0 and below 1.</param>
    public static double AtLeast(int successes, int trials, double probability)
    {
        var fewer = 0.0;
        var logTerm = trials * Math.Log(1 - probability); // i = 0
        for (var i = 0; i < successes; i++)
        {
            fewer += Math.Exp(logTerm);
            logTerm += Math.Log((trials - i) / (i + 1.0)) + Math.Log(probability) - Math.Log(1 - probability);
        }

        return Math.Max(0, 1 - fewer);
    }
}

namespace NlpMlNet.Statistics;

/// <summary>The values of a share that the data are compatible with.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct ConfidenceInterval(double Low, double High)
{
    /// <summary>The 0.975 quantile of the standard normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The 95 % interval of a share by the score method (Wilson, 1927).</summary>
    /// <param name="successes">The number of rows that count.</param>
    /// <param name="trials">The number of all rows; at least 1.</param>
    /// <returns>The interval, within 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="successes"/> is not between 0 and <paramref name="trials"/>.</exception>
    /// <remarks>
    /// With p = successes / n: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). Unlike p ± z √(p(1−p)/n) it stays sensible
    /// for few rows and for shares near 0 and 1.
    /// </remarks>
    public static ConfidenceInterval Wilson(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        double n = trials;
        var p = successes / n;
        var centre = p + (Z * Z / (2 * n));
        var spread = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        var scale = 1 + (Z * Z / n);
        return new ConfidenceInterval(Math.Max(0, (centre - spread) / scale), Math.Min(1, (centre + spread) / scale));
    }
}

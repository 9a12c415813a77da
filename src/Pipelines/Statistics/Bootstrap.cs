using NlpMlNet.Numerics;

namespace NlpMlNet.Statistics;

/// <summary>Intervals of figures for which there is no formula: what comes out when the rows are drawn again.</summary>
public static class Bootstrap
{
    private const int MostResamples = 1000;
    private const int FewestResamples = 200;
    private const int Draws = 50_000_000;

    /// <summary>The 95 % interval of the macro-F1 by the percentile bootstrap over rows (Efron, 1979).</summary>
    /// <param name="confusion">The counts of rows: the outer index is the actual class, the inner one the predicted class.</param>
    /// <param name="seed">The seed of the drawing.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    /// <remarks>
    /// As many rows as there are, n, are drawn with replacement, and their macro-F1 is computed as <see cref="MacroF1.Of"/> defines it: a
    /// class that no drawn row has or is predicted as is left out of the mean. This is done min(1000, max(200, 5 · 10⁷ / n)) times: the more
    /// rows, the narrower the interval, and the less the number of times matters. The interval reaches from the 0.025 to the 0.975 quantile,
    /// interpolated linearly (type 7 of Hyndman and Fan, 1996).
    /// </remarks>
    public static ConfidenceInterval OfMacroF1(IReadOnlyList<IReadOnlyList<int>> confusion, int seed)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        var classes = confusion.Count;
        int[] rows = [.. confusion.SelectMany((counts, actual) => counts.SelectMany((count, predicted) => Enumerable.Repeat((actual * classes) + predicted, count)))];
        if (rows.Length == 0)
        {
            throw new ArgumentException("There are no rows to draw from.", nameof(confusion));
        }

        var random = new RandomStream(seed, RandomPurpose.Resampling);
        var (drawn, figures) = (new int[classes * classes], new double[Math.Clamp(Draws / rows.Length, FewestResamples, MostResamples)]);
        for (var i = 0; i < figures.Length; i++)
        {
            Array.Clear(drawn);
            for (var row = 0; row < rows.Length; row++)
            {
                drawn[rows[random.NextBelow(rows.Length)]]++;
            }

            figures[i] = MacroF1.Of(drawn, classes);
        }

        Array.Sort(figures);
        return new ConfidenceInterval(Quantile(figures, 0.025), Quantile(figures, 0.975));
    }

    /// <summary>The 95 % interval of a figure by the percentile bootstrap over rows, as <see cref="OfMacroF1"/> does it for its own.</summary>
    /// <param name="rows">The number of rows, at least 1.</param>
    /// <param name="seed">The seed of the drawing.</param>
    /// <param name="figure">Computes the figure of drawn rows, by their indices.</param>
    /// <returns>The interval.</returns>
    internal static ConfidenceInterval Of(int rows, int seed, Func<int[], double> figure)
    {
        var random = new RandomStream(seed, RandomPurpose.Resampling);
        var (drawn, figures) = (new int[rows], new double[Math.Clamp(Draws / rows, FewestResamples, MostResamples)]);
        for (var i = 0; i < figures.Length; i++)
        {
            for (var row = 0; row < rows; row++)
            {
                drawn[row] = random.NextBelow(rows);
            }

            figures[i] = figure(drawn);
        }

        Array.Sort(figures);
        return new ConfidenceInterval(Quantile(figures, 0.025), Quantile(figures, 0.975));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}

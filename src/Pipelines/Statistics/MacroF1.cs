namespace NlpMlNet.Statistics;

/// <summary>The unweighted mean of the classes' F1.</summary>
internal static class MacroF1
{
    /// <summary>Computes it from counts.</summary>
    /// <param name="confusion">The rows of each pair of an actual and a predicted class, actual · <paramref name="classes"/> + predicted.</param>
    /// <param name="classes">The number of classes.</param>
    /// <remarks>F1 = 2 · right / (actual + predicted). A class that is neither in the data nor among the predictions is left out.</remarks>
    public static double Of(ReadOnlySpan<int> confusion, int classes)
    {
        var (sum, seen) = (0.0, 0);
        for (var k = 0; k < classes; k++)
        {
            var both = 0;
            for (var other = 0; other < classes; other++)
            {
                both += confusion[(k * classes) + other] + confusion[(other * classes) + k];
            }

            if (both > 0)
            {
                sum += 2.0 * confusion[(k * classes) + k] / both;
                seen++;
            }
        }

        return sum / seen;
    }
}

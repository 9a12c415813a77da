using NlpMlNet.Statistics;

namespace NlpMlNet.Evaluation;

/// <summary>Counts predictions as they come and computes the metrics at the end.</summary>
/// <param name="labels">The names of the classes, in the model's order.</param>
public sealed class ClassificationTally(IReadOnlyList<string> labels)
{
    private const double SmallestProbability = 1e-15;
    private const int ResamplingSeed = 1;

    private readonly int[][] confusion = [.. labels.Select(_ => new int[labels.Count])];
    private double negativeLogLikelihood;
    private int rows;

    /// <summary>Counts one row.</summary>
    /// <param name="actual">The index of the right class.</param>
    /// <param name="probabilities">The probability of each class.</param>
    /// <exception cref="ArgumentException">There is not one probability for each class.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="actual"/> is no class.</exception>
    public void Add(int actual, ReadOnlySpan<float> probabilities)
    {
        if (probabilities.Length != labels.Count)
        {
            throw new ArgumentException($"Expected {labels.Count} probabilities, one for each class, found {probabilities.Length}.", nameof(probabilities));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(actual);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(actual, labels.Count);
        confusion[actual][LargestOf(probabilities)]++;
        negativeLogLikelihood -= Math.Log(Math.Max(probabilities[actual], SmallestProbability));
        rows++;
    }

    /// <summary>Computes the metrics of the rows so far.</summary>
    /// <returns>The metrics.</returns>
    /// <exception cref="InvalidOperationException">There were no rows.</exception>
    public ClassificationMetrics ToMetrics()
    {
        if (rows == 0)
        {
            throw new InvalidOperationException("There are no rows to compute metrics from.");
        }

        var perClass = Enumerable.Range(0, labels.Count).Select(MetricsOf).ToArray();
        var seen = perClass.Where((metrics, index) => metrics.Support > 0 || PredictedAs(index) > 0).ToArray();
        var right = Enumerable.Range(0, labels.Count).Sum(index => confusion[index][index]);
        return new ClassificationMetrics
        {
            Rows = rows,
            Accuracy = (double)right / rows,
            AccuracyInterval = ConfidenceInterval.Wilson(right, rows),
            MacroF1 = seen.Average(metrics => metrics.F1),
            MacroF1Interval = Bootstrap.OfMacroF1(confusion, ResamplingSeed),
            LogLoss = negativeLogLikelihood / rows,
            MajorityAccuracy = (double)perClass.Max(metrics => metrics.Support) / rows,
            MajorityMacroF1 = MajorityMacroF1(perClass),
            PerClass = perClass,
            Confusion = confusion.Select(counts => counts.ToArray()).ToArray(),
        };
    }

    private ClassMetrics MetricsOf(int index)
    {
        var right = confusion[index][index];
        var support = confusion[index].Sum();
        var precision = Share(right, PredictedAs(index));
        var recall = Share(right, support);
        var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return new ClassMetrics(labels[index], precision, recall, f1, support);
    }

    private double MajorityMacroF1(ClassMetrics[] perClass)
    {
        var share = (double)perClass.Max(metrics => metrics.Support) / rows;
        return 2 * share / (1 + share) / perClass.Count(metrics => metrics.Support > 0);
    }

    private int PredictedAs(int index) => confusion.Sum(counts => counts[index]);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    /// <summary>The class with the largest probability; of equal ones the first.</summary>
    internal static int LargestOf(ReadOnlySpan<float> values)
    {
        var largest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
            {
                largest = i;
            }
        }

        return largest;
    }
}

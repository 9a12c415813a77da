using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>Draws classes with probability q(w) ∝ count(w)^a, and knows how probably a class is among those of a step.</summary>
/// <remarks>
/// A step's candidates are the targets of its B rows and n draws. Rows are in random order, so that a row's candidates other than its own
/// target are drawn too: π(w) = 1 - (1 - p(w))^(B-1) (1 - q(w))^n, with p(w) the share of the class among the targets. Classes that never
/// occur as a target are drawn as if they occurred once.
/// </remarks>
internal sealed class ClassSampler
{
    private readonly double[] shares; // p
    private readonly double[] chances; // q
    private readonly double[] ends; // q summed up

    /// <summary>Initializes a new instance of the <see cref="ClassSampler"/> class.</summary>
    /// <param name="counts">How often each class is a target; negative for one that is never drawn.</param>
    /// <param name="power">a: 1 draws by frequency, 0 all alike.</param>
    public ClassSampler(ReadOnlySpan<long> counts, double power)
    {
        shares = new double[counts.Length];
        chances = new double[counts.Length];
        ends = new double[counts.Length];
        var (all, total) = (0d, 0d);
        for (var i = 0; i < counts.Length; i++)
        {
            shares[i] = Math.Max(0, counts[i]);
            chances[i] = counts[i] < 0 ? 0 : Math.Pow(Math.Max(1, counts[i]), power);
            (all, total) = (all + shares[i], total + chances[i]);
        }

        var sum = 0d;
        for (var i = 0; i < counts.Length; i++)
        {
            (shares[i], chances[i]) = (shares[i] / all, chances[i] / total);
            ends[i] = sum += chances[i];
        }
    }

    /// <summary>Gets p(w).</summary>
    public ReadOnlySpan<double> Shares => shares;

    /// <summary>Draws a class.</summary>
    public int Draw(ref RandomStream random)
    {
        var at = Array.BinarySearch(ends, (random.Next() >> 11) * (1.0 / (1UL << 53)) * ends[^1]);
        at = at < 0 ? ~at : at + 1; // a class owns the numbers from the end before it up to its own, without that
        return Math.Min(at, ends.Length - 1);
    }

    /// <summary>ln π(w).</summary>
    /// <param name="token">w.</param>
    /// <param name="rows">B.</param>
    /// <param name="draws">n.</param>
    public float LogInclusion(int token, int rows, int draws) =>
        (float)Math.Log(1 - Math.Exp(((rows - 1) * Math.Log(1 - shares[token])) + (draws * Math.Log(1 - chances[token]))));
}

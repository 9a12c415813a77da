namespace NlpMlNet.LanguageModels;

/// <summary>What is taken off the counts 1, 2, and 3 or more of an order.</summary>
/// <remarks>Y = n1 / (n1 + 2 n2), D(k) = k - (k + 1) Y n(k+1) / n(k) (Chen and Goodman 1998, equation 26).</remarks>
/// <param name="One">D(1).</param>
/// <param name="Two">D(2).</param>
/// <param name="ThreeOrMore">D(3+).</param>
internal readonly record struct Discounts(double One, double Two, double ThreeOrMore)
{
    /// <summary>What a corpus gets that is too small to define its own.</summary>
    public static readonly Discounts Fallback = new(0.5, 1, 1.5);

    /// <summary>Gets what is taken off a count.</summary>
    public double Of(long count) => count switch { 0 => 0, 1 => One, 2 => Two, _ => ThreeOrMore };

    /// <summary>Computes the discounts of an order.</summary>
    /// <returns><see langword="null"/> where the counts don't define them.</returns>
    public static Discounts? From(CountOfCounts n)
    {
        if (n[1] == 0 || n[2] == 0 || n[3] == 0)
        {
            return null;
        }

        var y = n[1] / (n[1] + (2.0 * n[2]));
        double D(int k) => k - ((k + 1) * y * n[k + 1] / n[k]);
        var discounts = new Discounts(D(1), D(2), D(3));
        return discounts is { One: > 0, Two: > 0, ThreeOrMore: > 0 } ? discounts : null;
    }
}

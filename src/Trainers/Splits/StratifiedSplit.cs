namespace NlpMlNet.Splits;

/// <summary>Divides rows in two so that each class has the same share in both parts.</summary>
public static class StratifiedSplit
{
    /// <summary>Holds out a fraction of the rows of each class.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="labelOf">Gives the class of a row.</param>
    /// <param name="fraction">The share to hold out, at least 0 and below 1.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <returns>The rows to keep and those held out, both in their original order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of range.</exception>
    /// <remarks>
    /// Of a class with n rows, round(n · fraction) are held out, but at least one where n ≥ 2 and the fraction is not 0, and never
    /// all. A class with a single row stays whole.
    /// </remarks>
    public static (IReadOnlyList<T> Kept, IReadOnlyList<T> HeldOut) Split<T>(
        IReadOnlyList<T> rows, Func<T, string> labelOf, double fraction, int seed)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labelOf);
        if (!(fraction >= 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction to hold out must be at least 0 and below 1.");
        }

        var random = new Random(seed);
        var heldOut = new bool[rows.Count];
        var classes = Enumerable.Range(0, rows.Count).GroupBy(index => labelOf(rows[index]), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in classes)
        {
            var members = group.ToArray();
            random.Shuffle(members);
            foreach (var index in members.AsSpan(0, HeldOutCount(members.Length, fraction)))
            {
                heldOut[index] = true;
            }
        }

        return ([.. rows.Where((_, index) => !heldOut[index])], [.. rows.Where((_, index) => heldOut[index])]);
    }

    private static int HeldOutCount(int count, double fraction)
    {
        if (fraction == 0 || count < 2)
        {
            return 0;
        }

        return Math.Clamp((int)Math.Round(count * fraction, MidpointRounding.AwayFromZero), 1, count - 1);
    }
}

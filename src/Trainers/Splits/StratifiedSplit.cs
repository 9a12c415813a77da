using NlpMlNet.Numerics;

namespace NlpMlNet.Splits;

/// <summary>Divides rows in two so that each class has the same share in both parts.</summary>
public static class StratifiedSplit
{
    /// <summary>Holds out a fraction of the rows of each class.</summary>
    /// <typeparam name="TLabel">The type of a class's name or number.</typeparam>
    /// <param name="labels">The class of each row.</param>
    /// <param name="fraction">The share to hold out, at least 0 and below 1.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <returns>The rows to keep and those held out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of range.</exception>
    /// <remarks>
    /// <para>
    /// Of n rows, round(n · fraction) are held out, halves rounded up, and at least one unless the fraction is 0. A class with nₖ rows
    /// gives ⌊nₖ · fraction⌋, and the classes with the largest remainders give one more until the total is met (Hamilton's method), but
    /// no class gives its last row. So the total is what was asked for. A rule of at least one row of each class would hold out a fifth
    /// of the rows where a tenth of many classes of five was asked for.
    /// </para>
    /// <para>
    /// All rows are shuffled once; a class gives those that come first, and of equal remainders that of the class that comes first
    /// counts as larger. What the classes are called, and in which order they are numbered, has no influence.
    /// </para>
    /// </remarks>
    public static RowSplit Split<TLabel>(IReadOnlyList<TLabel> labels, double fraction, int seed)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (!(fraction >= 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction to hold out must be at least 0 and below 1.");
        }

        var order = Enumerable.Range(0, labels.Count).ToArray();
        new RandomStream(seed, RandomPurpose.Split).Shuffle(order);
        var classes = order.GroupBy(row => labels[row]).Select(rows => rows.ToArray()).ToArray();
        var shares = Shares(Array.ConvertAll(classes, rows => rows.Length), fraction);
        return new RowSplit(
            [.. classes.SelectMany((rows, k) => rows.Skip(shares[k])).Order()],
            [.. classes.SelectMany((rows, k) => rows.Take(shares[k])).Order()]);
    }

    /// <summary>The number of rows that each class gives.</summary>
    private static int[] Shares(int[] counts, double fraction)
    {
        if (fraction == 0)
        {
            return new int[counts.Length];
        }

        var shares = Array.ConvertAll(counts, count => (int)(count * fraction));
        var total = Math.Max(1, (int)Math.Round(counts.Sum() * fraction, MidpointRounding.AwayFromZero));
        var byRemainder = Enumerable.Range(0, counts.Length)
            .Where(k => shares[k] + 1 < counts[k])
            .OrderByDescending(k => (counts[k] * fraction) - shares[k]); // stable: of equal ones, the first
        foreach (var k in byRemainder.Take(total - shares.Sum()).ToArray())
        {
            shares[k]++;
        }

        return shares;
    }
}

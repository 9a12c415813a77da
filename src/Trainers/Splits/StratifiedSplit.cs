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
        return Split(labels, Enumerable.Range(0, labels.Count).ToArray(), fraction, seed);
    }

    /// <summary>Holds out a fraction of the rows of each class, and keeps the rows of a group on one side: equal texts, or those of one author.</summary>
    /// <typeparam name="TLabel">The type of a class's name or number.</typeparam>
    /// <param name="labels">The class of each row.</param>
    /// <param name="groups">The group of each row, any numbers; <see cref="RowGroups"/> finds them.</param>
    /// <param name="fraction">The share to hold out, at least 0 and below 1.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <returns>The rows to keep and those held out; nothing is held out where each group has the only rows of a class.</returns>
    /// <exception cref="ArgumentException">There is not one group for each row.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of range.</exception>
    /// <remarks>
    /// The number of rows that each class is to give is that of <see cref="Split{TLabel}(IReadOnlyList{TLabel}, double, int)"/>. The groups
    /// are gone through in the order of their first rows among the shuffled ones, and one is held out when that brings the numbers of its classes nearer to
    /// these: when Σₖ |wantedₖ − heldₖ| decreases. Where each group is one row, both splits are the same. Where no group brings them nearer,
    /// since all are too large, the smallest one is held out. No class gives its last row.
    /// </remarks>
    public static RowSplit Split<TLabel>(IReadOnlyList<TLabel> labels, IReadOnlyList<int> groups, double fraction, int seed)
        where TLabel : notnull
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(groups);
        if (!(fraction >= 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction to hold out must be at least 0 and below 1.");
        }

        if (groups.Count != labels.Count)
        {
            throw new ArgumentException($"There are {labels.Count} labels and {groups.Count} groups; each row has one of both.", nameof(groups));
        }

        var order = Enumerable.Range(0, labels.Count).ToArray();
        new RandomStream(seed, RandomPurpose.Split).Shuffle(order);
        var (classes, counts) = Number(order, labels);
        var places = new int[order.Length];
        foreach (var (place, row) in order.Index())
        {
            places[row] = place;
        }

        var inOrder = Enumerable.Range(0, order.Length)
            .GroupBy(row => groups[row], row => (row, classes[row]))
            .OrderBy(rows => places[rows.First().row]) // by one row each: a large group is as likely to come first as a small one
            .Select(rows => rows.ToArray());
        var isHeldOut = new bool[labels.Count];
        foreach (var row in new ClassQuota(counts, Shares(counts, fraction)).Choose([.. inOrder]))
        {
            isHeldOut[row] = true;
        }

        return RowSplit.Of(isHeldOut);
    }

    /// <summary>Numbers the classes in the order of their appearance: the class of each row, and the rows of each class.</summary>
    private static (int[] Classes, int[] Counts) Number<TLabel>(int[] order, IReadOnlyList<TLabel> labels)
        where TLabel : notnull
    {
        var (classes, counts) = (new int[order.Length], new List<int>());
        foreach (var rows in order.GroupBy(row => labels[row]))
        {
            foreach (var row in rows)
            {
                classes[row] = counts.Count;
            }

            counts.Add(rows.Count());
        }

        return (classes, [.. counts]);
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

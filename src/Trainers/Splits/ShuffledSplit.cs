namespace NlpMlNet.Splits;

/// <summary>Divides rows in two at random, for targets that are numbers and have no classes.</summary>
public static class ShuffledSplit
{
    /// <summary>Holds out a fraction of the rows.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="fraction">The share to hold out, at least 0 and below 1.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <returns>The rows to keep and those held out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of range.</exception>
    /// <remarks>A <see cref="StratifiedSplit"/> with a single class: round(n · fraction) rows, at least one unless the fraction is 0, and never all.</remarks>
    public static RowSplit Split(int rows, double fraction, int seed) => StratifiedSplit.Split(new byte[rows], fraction, seed);

    /// <summary>Holds out a fraction of the rows, and keeps the rows of a group on one side.</summary>
    /// <param name="groups">The group of each row, any numbers; <see cref="RowGroups"/> finds them.</param>
    /// <param name="fraction">The share to hold out, at least 0 and below 1.</param>
    /// <param name="seed">The seed of the choice.</param>
    /// <returns>The rows to keep and those held out.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of range.</exception>
    /// <remarks>A grouped <see cref="StratifiedSplit"/> with a single class; nothing is held out of a single group.</remarks>
    public static RowSplit Split(IReadOnlyList<int> groups, double fraction, int seed)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return StratifiedSplit.Split(new byte[groups.Count], groups, fraction, seed);
    }
}

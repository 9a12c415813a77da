namespace NlpMlNet.Splits;

/// <summary>Divides rows in two by their time: what is held out is later than what is learnt from, as new texts will be.</summary>
public static class TimeSplit
{
    /// <summary>Holds out the latest rows.</summary>
    /// <typeparam name="TTime">The type of the times: dates, or numbers such as years.</typeparam>
    /// <param name="times">The time of each row.</param>
    /// <param name="groups">The group of each row, any numbers; a group stays on one side, by its earliest time.</param>
    /// <param name="fraction">The share to hold out, at least 0 and below 1.</param>
    /// <returns>The rows to keep and those held out; the times of all groups held out are later than those of all others.</returns>
    /// <exception cref="ArgumentException">There is not one group for each row.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is out of range.</exception>
    /// <remarks>
    /// Groups with one time stay together, too. From the latest time on they are held out as long as that brings the number of rows nearer
    /// to n · fraction, but never those of the earliest time. Unless the fraction is 0, those of the latest time are always held out if there are two times.
    /// </remarks>
    public static RowSplit Split<TTime>(IReadOnlyList<TTime> times, IReadOnlyList<int> groups, double fraction)
        where TTime : IComparable<TTime>
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(groups);
        if (!(fraction >= 0 && fraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction to hold out must be at least 0 and below 1.");
        }

        if (groups.Count != times.Count)
        {
            throw new ArgumentException($"There are {times.Count} times and {groups.Count} groups; each row has one of both.", nameof(groups));
        }

        var blocks = Enumerable.Range(0, times.Count)
            .GroupBy(row => groups[row])
            .GroupBy(rows => rows.Min(row => times[row])!, rows => rows.ToArray()) // a group has rows
            .OrderByDescending(block => block.Key)
            .Select(block => block.SelectMany(rows => rows).ToArray())
            .ToArray();
        var isHeldOut = new bool[times.Count];
        var (wanted, held) = (fraction * times.Count, 0);
        foreach (var block in blocks.SkipLast(1).TakeWhile(block => wanted > 0 && (held == 0 || Math.Abs(wanted - held - block.Length) < Math.Abs(wanted - held))))
        {
            Array.ForEach(block, row => isHeldOut[row] = true);
            held += block.Length;
        }

        return RowSplit.Of(isHeldOut);
    }
}

namespace NlpMlNet.Tokens;

/// <summary>How many rows have which length.</summary>
internal sealed class LengthCounts
{
    private readonly SortedDictionary<int, long> rowsOfLength = [];

    /// <summary>Gets the number of rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Gets the number of rows of length 0.</summary>
    public long EmptyRows => rowsOfLength.GetValueOrDefault(0);

    /// <summary>Counts a row.</summary>
    public void Add(int length)
    {
        rowsOfLength[length] = rowsOfLength.GetValueOrDefault(length) + 1;
        Rows++;
    }

    /// <summary>Finds the shortest length such that at least so many percent of the rows are no longer; 0 when there are no rows.</summary>
    public int Percentile(double percent)
    {
        var rows = 0L;
        foreach (var (length, count) in rowsOfLength)
        {
            rows += count;
            if (100.0 * rows >= percent * Rows)
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Finds what is cut when no row may be longer.</summary>
    public TruncationCounts TruncatedTo(int target)
    {
        var counts = default(TruncationCounts);
        foreach (var (length, rows) in rowsOfLength)
        {
            var cut = Math.Max(0, length - target);
            counts = new TruncationCounts(
                counts.Rows + rows,
                counts.CutRows + (cut > 0 ? rows : 0),
                counts.Positions + (rows * length),
                counts.CutPositions + (rows * cut),
                length);
        }

        return counts;
    }
}

namespace NlpMlNet.Splits;

/// <summary>Chooses whole groups of rows until each class has given about as many rows as it is to give.</summary>
/// <param name="counts">The rows of each class.</param>
/// <param name="wanted">The rows that each class is to give.</param>
internal sealed class ClassQuota(int[] counts, int[] wanted)
{
    private readonly int[] held = new int[counts.Length];

    /// <summary>Chooses groups.</summary>
    /// <param name="groups">The groups in the order in which they are tried: rows with the numbers of their classes.</param>
    /// <returns>The rows of the chosen groups.</returns>
    public List<int> Choose(IReadOnlyList<(int Row, int Class)[]> groups)
    {
        var chosen = groups.Where(TryHold).ToList();
        if (chosen.Count == 0 && wanted.Sum() > 0 && groups.Where(LeavesEachClass).MinBy(group => group.Length) is { } smallest)
        {
            chosen.Add(smallest);
        }

        return [.. chosen.SelectMany(group => group.Select(row => row.Row))];
    }

    private bool TryHold((int Row, int Class)[] group)
    {
        var gain = 0;
        foreach (var (_, k) in group)
        {
            gain += held[k]++ < wanted[k] ? 1 : -1; // |wanted − held| goes down or up by one with each row
        }

        if (gain > 0 && Array.TrueForAll(group, row => held[row.Class] < counts[row.Class]))
        {
            return true;
        }

        foreach (var (_, k) in group)
        {
            held[k]--;
        }

        return false;
    }

    private bool LeavesEachClass((int Row, int Class)[] group) =>
        group.CountBy(row => row.Class).All(count => held[count.Key] + count.Value < counts[count.Key]);
}

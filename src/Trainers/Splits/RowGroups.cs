namespace NlpMlNet.Splits;

/// <summary>Finds the rows that belong together, so that a split keeps them on one side.</summary>
public static class RowGroups
{
    /// <summary>Puts the rows with an equal key into one group.</summary>
    /// <typeparam name="TKey">The type of the keys, such as a text or an author's name.</typeparam>
    /// <param name="keys">The key of each row; a row without one (<see langword="null"/>) is a group of its own.</param>
    /// <returns>The group of each row: the number of the group's first row.</returns>
    public static IReadOnlyList<int> Of<TKey>(IReadOnlyList<TKey?> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Join([.. Enumerable.Range(0, keys.Count)], keys);
    }

    /// <summary>Joins the groups of rows that have an equal key: with texts and authors, all texts of one author and all authors of one text are one group.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="groups">The group of each row, as <see cref="Of{TKey}(IReadOnlyList{TKey})"/> gives them.</param>
    /// <param name="keys">The key of each row; <see langword="null"/> joins nothing.</param>
    /// <returns>The group of each row: the number of the group's first row.</returns>
    /// <exception cref="ArgumentException">There is not one key for each row.</exception>
    /// <remarks>Disjoint sets with path halving (Tarjan and van Leeuwen, 1984).</remarks>
    public static IReadOnlyList<int> Join<TKey>(IReadOnlyList<int> groups, IReadOnlyList<TKey?> keys)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(keys);
        if (groups.Count != keys.Count)
        {
            throw new ArgumentException($"There are {groups.Count} rows with a group and {keys.Count} with a key; each row has one of both.", nameof(keys));
        }

        int[] parents = [.. Enumerable.Range(0, keys.Count)];
        Unite(parents, groups);
        Unite(parents, keys);
        return Array.ConvertAll(parents, row => Root(parents, row));
    }

    private static void Unite<TKey>(int[] parents, IReadOnlyList<TKey?> keys)
    {
        foreach (var rows in Enumerable.Range(0, keys.Count).Where(row => keys[row] is not null).GroupBy(row => keys[row]))
        {
            var first = Root(parents, rows.First());
            foreach (var row in rows)
            {
                var other = Root(parents, row);
                (first, other) = (Math.Min(first, other), Math.Max(first, other));
                parents[other] = first;
            }
        }
    }

    private static int Root(int[] parents, int row)
    {
        while (parents[row] != row)
        {
            row = parents[row] = parents[parents[row]];
        }

        return row;
    }
}

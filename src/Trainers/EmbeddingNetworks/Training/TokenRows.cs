using System.Runtime.InteropServices;
using NlpMlNet.Networks;
using NlpMlNet.Splits;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Texts as token ids. Id 0 is padding.</summary>
/// <param name="starts">Where each row starts among the ids, and the end: rows + 1 numbers.</param>
/// <param name="ids">The ids of all rows, one row after the other.</param>
/// <param name="length">Ids of every row, 0 where rows differ.</param>
/// <param name="targets">Class numbers from 0.</param>
/// <param name="weights">Example weights, or empty for all ones.</param>
internal sealed class TokenRows(int[] starts, int[] ids, int length, float[] targets, float[] weights) : TrainingRows(targets, weights)
{
    private readonly float[] targets = targets;
    private readonly float[] weights = weights;

    /// <summary>Gets the number of ids of every row, 0 where rows differ.</summary>
    public override int SlotCount => length;

    /// <summary>Gets the group of each row: those with the same ids, as equal texts have them.</summary>
    public override IReadOnlyList<int> Groups => RowGroups.Of([.. Enumerable.Range(0, Count).Select(InputOf)]);

    public ReadOnlySpan<int> Row(int row) => ids.AsSpan(starts[row]..starts[row + 1]);

    /// <summary>Gets the mean number of ids of a row that aren't padding, at least 1.</summary>
    public double MeanLength => Math.Max(1, (double)(ids.Length - ids.Count(id => id == 0)) / Count);

    /// <summary>In how many of some rows each id occurs, padding left out.</summary>
    public Dictionary<int, int> CountRows(ReadOnlySpan<int> rows)
    {
        Dictionary<int, (int Rows, int Latest)> counts = [];
        foreach (var row in rows)
        {
            foreach (var id in Row(row))
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, id, out var exists);
                if (!exists || count.Latest != row)
                {
                    count = (count.Rows + 1, row);
                }
            }
        }

        counts.Remove(0);
        return counts.ToDictionary(count => count.Key, count => count.Value.Rows);
    }

    /// <summary>The same rows with each id replaced by its place in a set, from 1.</summary>
    /// <param name="set">The ids that there are.</param>
    /// <param name="keepsPlaces">Whether an id that isn't there becomes padding; otherwise it is left out, like padding.</param>
    public TokenRows MapTo(IdSet set, bool keepsPlaces)
    {
        var mapped = new int[ids.Length];
        var mappedStarts = new int[starts.Length];
        var end = 0;
        for (var row = 0; row < Count; row++)
        {
            foreach (var id in Row(row))
            {
                var place = id == 0 ? 0 : set.PlaceOf(id) + 1;
                if (place > 0 || keepsPlaces)
                {
                    mapped[end++] = place;
                }
            }

            mappedStarts[row + 1] = end;
        }

        return new TokenRows(mappedStarts, mapped[..end], length, targets, weights);
    }

    private string? InputOf(int row)
    {
        var tokens = Row(row).TrimEnd(0);
        return tokens.IsEmpty ? null : MemoryMarshal.Cast<int, char>(tokens).ToString();
    }
}

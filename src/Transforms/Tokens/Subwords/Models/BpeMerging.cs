namespace NlpMlNet.Tokens;

/// <summary>Merges the pieces of one word until no two neighbours can merge.</summary>
internal static class BpeMerging
{
    private const int Nobody = -1;
    private const int Gone = -1;

    /// <summary>Runs all merges, lowest rank first and then leftmost first, and appends what is left.</summary>
    /// <param name="symbols">The pieces; they are changed.</param>
    /// <param name="merges">The merges.</param>
    /// <param name="ids">Where the merged pieces go.</param>
    public static void Run(List<int> symbols, PairMerges merges, List<int> ids)
    {
        var count = symbols.Count;
        var (previous, next) = Link(count);
        var waiting = new PriorityQueue<int, (int Rank, int Position)>();
        for (var i = 0; i + 1 < count; i++)
        {
            Consider(i, i + 1);
        }

        while (waiting.TryDequeue(out var merged, out var candidate))
        {
            var (left, right) = (candidate.Position, next[candidate.Position]);
            if (symbols[left] == Gone || right == Nobody
                || !merges.TryFind(symbols[left], symbols[right], out _, out var current) || current != merged)
            {
                // An older merge has changed the neighbours.
                continue;
            }

            symbols[left] = merged;
            symbols[right] = Gone;
            next[left] = next[right];
            if (next[left] != Nobody)
            {
                previous[next[left]] = left;
            }

            Consider(previous[left], left);
            Consider(left, next[left]);
        }

        foreach (var symbol in symbols)
        {
            if (symbol != Gone)
            {
                ids.Add(symbol);
            }
        }

        void Consider(int left, int right)
        {
            if (left != Nobody && right != Nobody && merges.TryFind(symbols[left], symbols[right], out var rank, out var merged))
            {
                waiting.Enqueue(merged, (rank, left));
            }
        }
    }

    private static (int[] Previous, int[] Next) Link(int count)
    {
        var previous = new int[count];
        var next = new int[count];
        for (var i = 0; i < count; i++)
        {
            previous[i] = i - 1;
            next[i] = i + 1 < count ? i + 1 : Nobody;
        }

        return (previous, next);
    }
}

namespace NlpMlNet.Embeddings;

/// <summary>Keeps the best of many matches; what is kept doesn't depend on the order in which they come.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class BestMatches(int capacity)
{
    // The worst match comes first: the least similar one, and of equal ones the later word.
    private readonly PriorityQueue<int, (float Similarity, int Index)> matches =
        new(Comparer<(float Similarity, int Index)>.Create((x, y) => IsBetter(y, x) ? -1 : IsBetter(x, y) ? 1 : 0));

    public void Offer(int index, float similarity)
    {
        if (matches.Count < capacity)
        {
            matches.Enqueue(index, (similarity, index));
        }
        else if (matches.TryPeek(out _, out var worst) && IsBetter((similarity, index), worst))
        {
            matches.EnqueueDequeue(index, (similarity, index));
        }
    }

    public void OfferAll(BestMatches others)
    {
        foreach (var (index, match) in others.matches.UnorderedItems)
        {
            Offer(index, match.Similarity);
        }
    }

    /// <summary>The matches, best first.</summary>
    public IEnumerable<(int Index, float Similarity)> InOrder() => matches.UnorderedItems
        .Select(item => (item.Priority.Index, item.Priority.Similarity))
        .OrderByDescending(match => match.Similarity)
        .ThenBy(match => match.Index);

    private static bool IsBetter((float Similarity, int Index) match, (float Similarity, int Index) other) =>
        match.Similarity > other.Similarity || (match.Similarity == other.Similarity && match.Index < other.Index);
}

namespace NlpMlNet.Subwords;

/// <summary>How often each pair of symbols occurs and in which words, and which pair is next to merge.</summary>
/// <remarks>
/// The heap is lazy: a count that falls stays in it until it comes to the top, and is then put back with its new value; a count that
/// rises is put in again. So the top, once its count is right, is the greatest.
/// </remarks>
/// <param name="symbols">The texts of the symbols.</param>
/// <param name="minimumFrequency">Pairs with a lower count never merge.</param>
internal sealed class PairCounts(IReadOnlyList<string> symbols, long minimumFrequency)
{
    private readonly Dictionary<SymbolPair, Occurrences> pairs = [];
    private readonly List<SymbolPair> raised = [];
    private readonly PriorityQueue<SymbolPair, (long Count, SymbolPair Pair)> waiting = new(new FrequentFirst(symbols));

    /// <summary>Adds to a pair's count.</summary>
    public void Add(SymbolPair pair, int word, long frequency)
    {
        if (!pairs.TryGetValue(pair, out var occurrences))
        {
            pairs[pair] = occurrences = new Occurrences();
        }

        occurrences.Count += frequency;
        if (occurrences.Words is not [.., var last] || last != word)
        {
            occurrences.Words.Add(word);
        }

        if (!occurrences.IsRaised)
        {
            occurrences.IsRaised = true;
            raised.Add(pair);
        }
    }

    /// <summary>Takes from a pair's count; a pair that is merging now has no count any more.</summary>
    public void Remove(SymbolPair pair, long frequency)
    {
        if (pairs.TryGetValue(pair, out var occurrences) && (occurrences.Count -= frequency) == 0)
        {
            pairs.Remove(pair);
        }
    }

    /// <summary>Makes the pairs whose counts have risen ready to be taken.</summary>
    public void QueueRaised()
    {
        foreach (var pair in raised)
        {
            if (pairs.TryGetValue(pair, out var occurrences))
            {
                occurrences.IsRaised = false;
                Queue(pair, occurrences);
            }
        }

        raised.Clear();
    }

    /// <summary>Takes the most frequent pair out; of equally frequent ones the first in ordinal order of the left text, then the right.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="words">The words in which it occurs, and some in which it did.</param>
    /// <returns>Whether there is a pair that is frequent enough.</returns>
    public bool TryTakeMostFrequent(out SymbolPair pair, out IReadOnlyList<int> words)
    {
        while (waiting.TryDequeue(out pair, out var queued))
        {
            if (pairs.TryGetValue(pair, out var occurrences))
            {
                if (occurrences.Count == queued.Count)
                {
                    pairs.Remove(pair);
                    words = occurrences.Words;
                    return true;
                }

                Queue(pair, occurrences);
            }
        }

        words = [];
        return false;
    }

    private void Queue(SymbolPair pair, Occurrences occurrences)
    {
        if (occurrences.Count >= minimumFrequency)
        {
            waiting.Enqueue(pair, (occurrences.Count, pair));
        }
    }

    private sealed class Occurrences
    {
        public long Count { get; set; }

        public List<int> Words { get; } = [];

        public bool IsRaised { get; set; }
    }

    private sealed class FrequentFirst(IReadOnlyList<string> symbols) : IComparer<(long Count, SymbolPair Pair)>
    {
        public int Compare((long Count, SymbolPair Pair) x, (long Count, SymbolPair Pair) y)
        {
            var byCount = y.Count.CompareTo(x.Count);
            var byLeft = byCount != 0 ? byCount : string.CompareOrdinal(symbols[x.Pair.Left], symbols[y.Pair.Left]);
            return byLeft != 0 ? byLeft : string.CompareOrdinal(symbols[x.Pair.Right], symbols[y.Pair.Right]);
        }
    }
}

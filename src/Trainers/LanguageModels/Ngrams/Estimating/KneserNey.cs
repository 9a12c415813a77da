namespace NlpMlNet.LanguageModels;

/// <summary>Interpolated modified Kneser-Ney smoothing: probabilities and back-off weights of adjusted counts, order by order.</summary>
/// <remarks>
/// p(w | c) = (a(c w) - D(a(c w))) / sum over v of a(c v) + g(c) p(w | c without its first word), where a are the adjusted counts and
/// g(c) = (D1 N1 + D2 N2 + D3+ N3+) / sum over v of a(c v) is what the discounts have set free, N1 being the number of words v with
/// a(c v) = 1. Below the unigrams is the uniform distribution over all that can be predicted. What pruning leaves out goes into g(c)
/// whole. Sources: Chen and Goodman 1998, section 3; Heafield, Pouzyrevsky, Clark and Koehn 2013.
/// </remarks>
/// <param name="vocabulary">The vocabulary.</param>
/// <param name="discounts">The discounts of each order, from 1.</param>
internal sealed class KneserNey(LanguageModelVocabulary vocabulary, Discounts[] discounts)
{
    private readonly List<SortedNgrams> contexts = []; // the bigrams first; a word is its own rank
    private readonly List<NgramRecord> group = [];
    private readonly int[] words = new int[NgramRecord.LongestOrder];
    private readonly int[] context = new int[NgramRecord.LongestOrder];

    /// <summary>Computes the probabilities of the unigrams; their back-off weights are 1 until the bigrams are known.</summary>
    public UnigramTable EstimateUnigrams(RecordStream unigrams)
    {
        var table = new UnigramTable(vocabulary.Count);
        group.Clear();
        while (unigrams.TryRead(out var record))
        {
            group.Add(record);
        }

        var (total, free) = Sum(discounts[0]);
        var predictable = Enumerable.Range(0, vocabulary.Count).Count(vocabulary.CanBePredicted);
        var uniform = free / total / predictable;
        for (var id = 0; id < vocabulary.Count; id++)
        {
            table.Set(id, vocabulary.CanBePredicted(id) ? (float)uniform : 0, 1);
        }

        foreach (var record in group)
        {
            record.CopyTo(words.AsSpan(0, 1));
            table.Set(words[0], (float)(Discounted(record, discounts[0], total) + uniform), 1);
        }

        return table;
    }

    /// <summary>Computes the probabilities of the n-grams of an order, and the back-off weights of the order below.</summary>
    /// <param name="lower">The orders below, estimated one after the other by this object.</param>
    /// <param name="inContextOrder">The n-grams with their adjusted counts.</param>
    /// <param name="hasBackoff">Whether there are orders above.</param>
    public NgramTable Estimate(NgramTables lower, RecordStream inContextOrder, bool hasBackoff)
    {
        var order = lower.Order + 1;
        var builder = new NgramTableBuilder(lower.CountOf(order - 1), vocabulary.Count, hasBackoff);
        var ngrams = new SortedNgrams();
        contexts.ForEach(shorter => shorter.Restart());
        for (var isLeft = inContextOrder.TryRead(out var record); isLeft;)
        {
            record.CopyTo(context.AsSpan(0, order - 1));
            isLeft = ReadGroup(inContextOrder, ref record, order);
            EstimateGroup(lower, builder, ngrams, order);
        }

        contexts.Add(ngrams);
        var table = builder.Build(out var numbers);
        ngrams.Numbers = numbers;
        return table;
    }

    /// <summary>Reads all n-grams with the context of the first one, and the first of the next context.</summary>
    /// <returns>False when there is no next one.</returns>
    private bool ReadGroup(RecordStream inContextOrder, ref NgramRecord record, int order)
    {
        var length = order - 1;
        group.Clear();
        do
        {
            group.Add(record);
            if (!inContextOrder.TryRead(out record))
            {
                return false;
            }

            record.CopyTo(words.AsSpan(0, length));
        }
        while (words.AsSpan(0, length).SequenceEqual(context.AsSpan(0, length)));

        return true;
    }

    /// <summary>Computes the probabilities of the n-grams with one context, and its back-off weight.</summary>
    private void EstimateGroup(NgramTables lower, NgramTableBuilder builder, SortedNgrams ngrams, int order)
    {
        var rank = RankOfContext(order - 1);
        if (rank < 0)
        {
            return; // the context was pruned, and with it all that goes on from it
        }

        var (node, shorter) = order == 2 ? (rank, 0) : (contexts[order - 3].Numbers[rank], contexts[order - 3].ShorterOf(rank));
        var (total, free) = Sum(discounts[order - 1]);
        var backoff = free / total;
        lower.SetBackoff(order - 1, node, (float)backoff);
        foreach (var record in group)
        {
            if (!AdjustedCounts.Unpack(record.Value).IsPruned)
            {
                record.CopyTo(words.AsSpan(0, order));
                var word = words[order - 1];
                var below = lower.Find(order - 1, shorter, word);
                builder.Add(node, word, (float)(Discounted(record, discounts[order - 1], total) + (backoff * lower.ProbabilityOf(order - 1, below))));
                ngrams.Add(rank, word, below);
            }
        }
    }

    /// <summary>Finds the context among the n-grams of its length.</summary>
    private int RankOfContext(int length)
    {
        var rank = context[0];
        for (var k = 2; k <= length && rank >= 0; k++)
        {
            rank = contexts[k - 2].MoveTo(rank, context[k - 1]);
        }

        return rank;
    }

    /// <summary>The sum of the group's counts, and the part of it that the discounts and pruning set free.</summary>
    private (double Total, double Free) Sum(Discounts discount)
    {
        var (total, free) = (0L, 0.0);
        foreach (var record in group)
        {
            var (count, isPruned) = AdjustedCounts.Unpack(record.Value);
            total += count;
            free += isPruned ? count : discount.Of(count);
        }

        return (total, free);
    }

    private static double Discounted(in NgramRecord record, Discounts discount, double total)
    {
        var count = AdjustedCounts.Unpack(record.Value).Count;
        return (count - discount.Of(count)) / total;
    }
}

namespace NlpMlNet.LanguageModels;

/// <summary>Refuses tables of a file that claim what can't be.</summary>
internal static class NgramTableCheck
{
    private const float Rounding = 1e-5f; // the logarithm of a probability of 1 as it was computed

    /// <exception cref="InvalidDataException">The layout is impossible.</exception>
    public static void Require(NgramLayout layout, int count, bool hasBackoff)
    {
        if (layout.WordBits is < 1 or > 31 || layout.KeyBits <= layout.WordBits || layout.KeyBits > 62
            || layout.BucketBits is < 0 or > 29 || layout.RemainderBits is < 1 or > 32 || layout.HasBackoff != hasBackoff
            || count < 0 || NgramTable.BytesOf(layout, count) > Array.MaxLength)
        {
            throw new InvalidDataException($"a table of {count} n-grams claims {layout}");
        }
    }

    /// <summary>Looks at all buckets, records and numbers, so that no query can leave a table or give a probability that is none.</summary>
    /// <exception cref="InvalidDataException">Something doesn't fit.</exception>
    public static void Require(NgramTables tables, LanguageModelVocabulary vocabulary)
    {
        for (var id = 0; id < vocabulary.Count; id++)
        {
            var (probability, backoff) = (tables.Unigrams.Values[2 * id], tables.Unigrams.Values[(2 * id) + 1]);
            var isPossible = vocabulary.CanBePredicted(id) ? float.IsFinite(probability) && probability <= Rounding : float.IsNegativeInfinity(probability);
            Require(isPossible && float.IsFinite(backoff), 1);
        }

        for (var order = 2; order <= tables.Order; order++)
        {
            RequireBuckets(tables.Higher[order - 2], order);
            RequireNumbers(tables.Higher[order - 2], order);
        }
    }

    /// <summary>Looks at all buckets, so that no query can leave a table.</summary>
    /// <exception cref="InvalidDataException">Something doesn't fit.</exception>
    public static void RequireBuckets(NgramTable table, int order)
    {
        var starts = table.Starts.Span;
        Require(starts.Length == table.Layout.BucketCount + 1 && starts[0] == 0 && starts[^1] == table.Count, order);
        for (var bucket = 0; bucket < table.Layout.BucketCount; bucket++)
        {
            Require(starts[bucket] <= starts[bucket + 1], order);
        }
    }

    private static void RequireNumbers(NgramTable table, int order)
    {
        var view = table.View();
        for (var i = 0; i < table.Count; i++)
        {
            Require(float.IsFinite(view.ProbabilityOf(i)) && view.ProbabilityOf(i) <= Rounding && (!table.Layout.HasBackoff || float.IsFinite(view.BackoffOf(i))), order);
        }
    }

    private static void Require(bool isFulfilled, int order)
    {
        if (!isFulfilled)
        {
            throw new InvalidDataException($"its n-grams of order {order} don't fit together");
        }
    }
}

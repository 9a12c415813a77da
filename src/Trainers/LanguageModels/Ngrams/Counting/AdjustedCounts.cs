namespace NlpMlNet.LanguageModels;

/// <summary>Makes the counts of all orders of those of the highest one, in one pass over the n-grams in suffix order.</summary>
/// <remarks>
/// The adjusted count of an n-gram of the highest order, or of one that begins with the start of a line, is the number of its occurrences;
/// that of any other is the number of distinct words before it (Kneser and Ney 1995; Heafield et al. 2013, section 3.2).
/// In suffix order all n-grams that end alike follow each other, so that one n-gram of each order is open at a time.
/// </remarks>
internal sealed class AdjustedCounts : IDisposable
{
    private readonly int order;
    private readonly int start;
    private readonly int[] thresholds;
    private readonly RecordSorter[] sorters;
    private readonly int[] open; // the words of the open n-grams, from the last to the first
    private readonly int[] next;
    private readonly long[] occurrences; // of the open n-gram with k words at [k - 1]
    private readonly long[] wordsBefore;
    private int openOrders;

    /// <param name="order">The highest order.</param>
    /// <param name="start">The id of the start of a line.</param>
    /// <param name="thresholds">For each order the number of occurrences that an n-gram must exceed to be kept.</param>
    /// <param name="memoryLimit">The bytes that records may take in memory.</param>
    public AdjustedCounts(int order, int start, int[] thresholds, long memoryLimit)
    {
        (this.order, this.start, this.thresholds) = (order, start, thresholds);
        sorters = [.. Enumerable.Range(0, order).Select(_ => new RecordSorter(memoryLimit / order))];
        CountsOfCounts = [.. Enumerable.Range(0, order).Select(_ => new CountOfCounts())];
        (open, next) = (new int[order], new int[order]);
        (occurrences, wordsBefore) = (new long[order], new long[order]);
    }

    /// <summary>Gets the counts of counts of each order, from 1.</summary>
    public CountOfCounts[] CountsOfCounts { get; }

    /// <summary>Reads all n-grams.</summary>
    public void ReadAll(RecordStream occurrencesInSuffixOrder, CancellationToken cancellation)
    {
        for (var number = 0; occurrencesInSuffixOrder.TryRead(out var record); number++)
        {
            if (number % 65536 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Read(in record);
        }

        CloseDownTo(0);
    }

    /// <summary>Gives the n-grams of an order with their adjusted counts, sorted by the first word, then the second, and so on.</summary>
    public RecordStream InContextOrder(int ofOrder) => sorters[ofOrder - 1].Sorted();

    /// <summary>Packs a count and whether its n-gram is left out of the model.</summary>
    public static long Pack(long count, bool isPruned) => (count << 1) | (isPruned ? 1L : 0);

    /// <summary>Unpacks what <see cref="Pack"/> packed.</summary>
    public static (long Count, bool IsPruned) Unpack(long value) => (value >> 1, (value & 1) != 0);

    public void Dispose() => Array.ForEach(sorters, sorter => sorter.Dispose());

    private void Read(in NgramRecord record)
    {
        record.CopyTo(next);
        var length = next.IndexOf(NgramRecord.NoWord) is var end and >= 0 ? end : order;
        var common = next.AsSpan(0, length).CommonPrefixLength(open.AsSpan(0, openOrders));
        CloseDownTo(common);
        for (var k = common; k < length; k++)
        {
            (open[k], occurrences[k], wordsBefore[k]) = (next[k], 0, 0);
            if (k > 0)
            {
                wordsBefore[k - 1]++; // each new n-gram is a new word before a shorter one
            }
        }

        for (var k = 0; k < length; k++)
        {
            occurrences[k] += record.Value;
        }

        openOrders = length;
    }

    private void CloseDownTo(int kept)
    {
        Span<int> words = stackalloc int[NgramRecord.LongestOrder];
        for (var k = openOrders; k > kept; k--)
        {
            var count = k == order || open[k - 1] == start ? occurrences[k - 1] : wordsBefore[k - 1];
            for (var i = 0; i < k; i++)
            {
                words[i] = open[k - 1 - i];
            }

            CountsOfCounts[k - 1].Add(count);
            sorters[k - 1].Add(new NgramRecord(words[..k], Pack(count, occurrences[k - 1] <= thresholds[k - 1])));
        }

        openOrders = Math.Min(openOrders, kept);
    }
}

using System.Runtime.InteropServices;

namespace NlpMlNet.LanguageModels;

/// <summary>Collects the n-grams of an order in any order, and makes a table of them.</summary>
/// <param name="contexts">The number of n-grams of the order below.</param>
/// <param name="words">The number of words.</param>
/// <param name="hasBackoff">Whether there are orders above.</param>
internal sealed class NgramTableBuilder(int contexts, int words, bool hasBackoff)
{
    private readonly List<Entry> entries = [];

    /// <summary>Adds an n-gram.</summary>
    public void Add(int context, int word, float probability, float backoff = 1) => entries.Add(new Entry(context, word, probability, backoff));

    /// <summary>Makes the table: n-grams are counted by bucket, and each goes to the next place of its own.</summary>
    /// <exception cref="NlpMlNetException">There are too many n-grams.</exception>
    public NgramTable Build() => Build(out _);

    /// <summary>Makes the table.</summary>
    /// <param name="numbers">Receives the number of each n-gram in the table, in the order in which they were added.</param>
    /// <exception cref="NlpMlNetException">There are too many n-grams.</exception>
    public NgramTable Build(out int[] numbers)
    {
        var layout = NgramLayout.Of(contexts, words, entries.Count, hasBackoff);
        var items = CollectionsMarshal.AsSpan(entries);
        var starts = CountBuckets(items, layout);
        var bytes = NgramTable.BytesOf(layout, items.Length);
        if (bytes > Array.MaxLength)
        {
            throw new NlpMlNetException($"There are {items.Length} n-grams of one order; at most {Array.MaxLength / layout.RecordBytes} can be held. Prune rare n-grams or take a lower order.");
        }

        var records = new byte[bytes];
        var next = starts.AsSpan().ToArray();
        numbers = new int[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            var key = layout.Mix(items[i].Context, items[i].Word);
            numbers[i] = (int)next[key >> layout.RemainderBits]++;
            Write(records.AsSpan(numbers[i] * layout.RecordBytes), layout, key, in items[i]);
        }

        return new NgramTable(layout, items.Length, starts, records);
    }

    private static uint[] CountBuckets(ReadOnlySpan<Entry> items, NgramLayout layout)
    {
        var starts = new uint[layout.BucketCount + 1];
        foreach (ref readonly var item in items)
        {
            starts[(layout.Mix(item.Context, item.Word) >> layout.RemainderBits) + 1]++;
        }

        for (var bucket = 0; bucket < layout.BucketCount; bucket++)
        {
            starts[bucket + 1] += starts[bucket];
        }

        return starts;
    }

    private static void Write(Span<byte> record, NgramLayout layout, ulong key, in Entry item)
    {
        for (var i = 0; i < layout.RemainderBytes; i++)
        {
            record[i] = (byte)((key & ((1UL << layout.RemainderBits) - 1)) >> (8 * i));
        }

        MemoryMarshal.Write(record[layout.RemainderBytes..], in item.Probability);
        if (layout.HasBackoff)
        {
            MemoryMarshal.Write(record[(layout.RemainderBytes + sizeof(float))..], in item.Backoff);
        }
    }

    private readonly struct Entry(int context, int word, float probability, float backoff)
    {
        public readonly int Context = context;
        public readonly int Word = word;
        public readonly float Probability = probability;
        public readonly float Backoff = backoff;
    }
}

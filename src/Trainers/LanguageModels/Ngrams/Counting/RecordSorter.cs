namespace NlpMlNet.LanguageModels;

/// <summary>Sorts n-grams and adds up the values of equal ones: in memory, or in sorted blocks on disk when they are too many.</summary>
/// <param name="memoryLimit">The bytes that records may take in memory.</param>
internal sealed class RecordSorter(long memoryLimit) : IDisposable
{
    private const int RecordSize = 32;
    private const int SmallestBlock = 1 << 10;

    private readonly int capacity = (int)Math.Clamp(memoryLimit / RecordSize, SmallestBlock, Array.MaxLength / 2);
    private readonly List<RecordStream> blocks = [];
    private NgramRecord[] records = new NgramRecord[SmallestBlock];
    private int count;

    /// <summary>Gets the number of blocks that were written to disk.</summary>
    public int BlockCount => blocks.Count;

    /// <summary>Adds a record.</summary>
    public void Add(in NgramRecord record)
    {
        if (count == records.Length)
        {
            MakeRoom();
        }

        records[count++] = record;
    }

    /// <summary>Gives all records in order; none may be added afterwards.</summary>
    public RecordStream Sorted()
    {
        SortBlock();
        var last = new ArrayStream(records, count);
        records = [];
        return blocks.Count == 0 ? last : new MergedStream([.. blocks, last]);
    }

    public void Dispose() => blocks.ForEach(block => block.Dispose());

    private void MakeRoom()
    {
        if (records.Length < capacity)
        {
            Array.Resize(ref records, Math.Min(capacity, 2 * records.Length));
            return;
        }

        SortBlock();
        if (count > capacity / 2)
        {
            blocks.Add(new BlockStream(records.AsSpan(0, count)));
            count = 0;
        }
    }

    private void SortBlock()
    {
        var block = records.AsSpan(0, count);
        block.Sort();
        var kept = 0;
        for (var i = 1; i < block.Length; i++)
        {
            if (block[kept].HasWordsOf(in block[i]))
            {
                block[kept].Value += block[i].Value;
            }
            else
            {
                block[++kept] = block[i];
            }
        }

        count = Math.Min(count, kept + 1);
    }
}

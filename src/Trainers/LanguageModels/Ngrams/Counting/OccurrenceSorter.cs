namespace NlpMlNet.LanguageModels;

/// <summary>Takes lines and gives their n-grams of the highest order in suffix order: sorted by the last word, then the one before, and so on.</summary>
/// <remarks>
/// The words of a record are those of the n-gram from the last to the first. At the beginning of a line there are fewer: the one before
/// the first word is the start of the line, and before that is none.
/// </remarks>
/// <param name="order">The highest order.</param>
/// <param name="memoryLimit">The bytes that records may take in memory.</param>
internal sealed class OccurrenceSorter(int order, long memoryLimit) : IDisposable
{
    private readonly RecordSorter sorter = new(memoryLimit);
    private readonly int[] window = new int[order];

    /// <summary>Gets the number of words, ends of lines included.</summary>
    public long TokenCount { get; private set; }

    /// <summary>Adds a line; the ids of the words are not known before, the ones of its beginning and end are.</summary>
    public void AddLine(ReadOnlySpan<int> words, int start, int end)
    {
        window.AsSpan().Fill(NgramRecord.NoWord);
        window[0] = start;
        foreach (var word in words)
        {
            Add(word);
        }

        Add(end);
    }

    /// <summary>Gives the n-grams with their counts.</summary>
    public RecordStream Sorted() => sorter.Sorted();

    public void Dispose() => sorter.Dispose();

    private void Add(int word)
    {
        window.AsSpan(0, order - 1).CopyTo(window.AsSpan(1));
        window[0] = word;
        sorter.Add(new NgramRecord(window, 1));
        TokenCount++;
    }
}

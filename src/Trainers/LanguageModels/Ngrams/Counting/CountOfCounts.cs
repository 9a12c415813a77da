namespace NlpMlNet.LanguageModels;

/// <summary>How many n-grams of an order have the adjusted counts 1, 2, 3 and 4.</summary>
internal sealed class CountOfCounts
{
    private readonly long[] counts = new long[5];

    /// <summary>Gets the number of n-grams of the order.</summary>
    public long Total { get; private set; }

    /// <summary>Gets the number of n-grams with a count of 1 to 4.</summary>
    public long this[int count] => counts[count];

    public void Add(long count)
    {
        Total++;
        if (count < counts.Length)
        {
            counts[count]++;
        }
    }
}

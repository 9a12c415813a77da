namespace NlpMlNet.Tokens;

/// <summary>Counts tokens and makes a vocabulary of the frequent ones.</summary>
/// <remarks>
/// Empty tokens and those with the text of a special id (<see cref="Vocabulary.PaddingText"/>, <see cref="Vocabulary.UnknownText"/>)
/// are not counted: they have an id already. All distinct tokens are kept in memory until the end, some tens of bytes each.
/// </remarks>
public sealed class VocabularyBuilder
{
    private readonly TextTable table = new();
    private long[] counts = new long[16];

    /// <summary>Gets the number of tokens counted.</summary>
    public long TokenCount { get; private set; }

    /// <summary>Gets the number of distinct tokens counted.</summary>
    public int DistinctCount => table.Count;

    /// <summary>Counts a token, without allocation when it has been seen before.</summary>
    /// <param name="token">The token.</param>
    public void Add(ReadOnlySpan<char> token)
    {
        if (token.IsEmpty || token is Vocabulary.PaddingText or Vocabulary.UnknownText)
        {
            return;
        }

        var number = table.FindOrAdd(token, TextHash.Of(token));
        if (number == counts.Length)
        {
            Array.Resize(ref counts, 2 * counts.Length);
        }

        counts[number]++;
        TokenCount++;
    }

    /// <summary>How often a token was counted.</summary>
    /// <param name="token">The token.</param>
    /// <returns>The number of times.</returns>
    public long CountOf(ReadOnlySpan<char> token)
    {
        var number = table.Find(token, TextHash.Of(token));
        return number < 0 ? 0 : counts[number];
    }

    /// <summary>Makes a vocabulary of the tokens counted most often, the most frequent first, ties in ordinal order.</summary>
    /// <param name="minimumCount">How often a token must have been counted, at least 1.</param>
    /// <param name="maximumTokens">The largest number of tokens, the two special ids not counted; at least 1.</param>
    /// <returns>The vocabulary; the order in which the tokens were added doesn't matter to it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public Vocabulary Build(int minimumCount = 1, int maximumTokens = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumTokens, 1);
        var chosen = Enumerable.Range(0, table.Count).Where(number => counts[number] >= minimumCount).ToArray();
        Array.Sort(chosen, Compare);
        return Vocabulary.Create(table, chosen.AsSpan(0, Math.Min(chosen.Length, maximumTokens)));
    }

    /// <summary>Finds how much of the tokens counted a vocabulary knows.</summary>
    internal TokenCoverage CoverageOf(Vocabulary vocabulary)
    {
        var unknown = Enumerable.Range(0, table.Count).Where(number => !vocabulary.TryGetId(table[number], out _)).ToArray();
        return new TokenCoverage(TokenCount, unknown.Sum(number => counts[number]), DistinctCount, unknown.Length);
    }

    private int Compare(int left, int right)
    {
        var byCount = counts[right].CompareTo(counts[left]);
        return byCount != 0 ? byCount : table[left].SequenceCompareTo(table[right]);
    }
}

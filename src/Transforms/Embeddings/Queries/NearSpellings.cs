namespace NlpMlNet.Embeddings;

/// <summary>Finds the words that may have been meant.</summary>
internal static class NearSpellings
{
    private const int LongestWord = 64;

    /// <summary>Finds the words at the smallest edit distance, case apart, up to about a third of the length; of equal ones the earlier.</summary>
    public static string[] Find(WordVectors vectors, string word, int count)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return [];
        }

        var wanted = word.ToUpperInvariant();
        var limit = (wanted.Length + 2) / 3;
        var near = new BestMatches(count);
        Span<char> folded = stackalloc char[LongestWord];
        for (var index = 0; index < vectors.Count; index++)
        {
            var other = vectors.Words[index];
            if (other.Length <= LongestWord && Math.Abs(other.Length - wanted.Length) <= limit)
            {
                other.ToUpperInvariant(folded);
                if (Distance(wanted, folded[..other.Length]) is var distance && distance <= limit)
                {
                    near.Offer(index, -distance);
                }
            }
        }

        return [.. near.InOrder().Select(match => vectors.Words[match.Index].ToString())];
    }

    /// <summary>The least number of insertions, deletions, substitutions and swaps of neighbours (Damerau 1964; no letter is changed twice).</summary>
    /// <param name="from">At most 64 characters.</param>
    /// <param name="to">At most 64 characters.</param>
    internal static int Distance(ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        Span<int> beforePrevious = stackalloc int[LongestWord + 1];
        Span<int> previous = stackalloc int[LongestWord + 1];
        Span<int> current = stackalloc int[LongestWord + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substitution = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            var next = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = next;
        }

        return previous[to.Length];
    }
}

using System.Numerics;

namespace NlpMlNet.Ngrams;

/// <summary>How often each n-gram of a group occurs in one text; taken out in ascending order without sorting.</summary>
/// <remarks>A bit for each n-gram says whether it occurs. Going through the bits costs less than sorting a sentence's n-grams.</remarks>
/// <param name="size">The number of n-grams of the group.</param>
internal sealed class OccurrenceCounts(int size)
{
    private const int BitsPerWord = 64;

    private readonly ulong[] occurring = new ulong[(size + BitsPerWord - 1) / BitsPerWord];
    private readonly int[] counts = new int[size];

    /// <summary>Counts an occurrence.</summary>
    public void Add(int number)
    {
        occurring[number / BitsPerWord] |= 1UL << number;
        counts[number]++;
    }

    /// <summary>Writes the n-grams that occur, ascending, and how often; afterwards all counts are zero.</summary>
    /// <returns>The number of distinct n-grams.</returns>
    public int Take(Span<int> numbers, Span<int> occurrences)
    {
        var taken = 0;
        for (var word = 0; word < occurring.Length; word++)
        {
            for (var bits = occurring[word]; bits != 0; bits &= bits - 1)
            {
                var number = (word * BitsPerWord) + BitOperations.TrailingZeroCount(bits);
                numbers[taken] = number;
                occurrences[taken++] = counts[number];
                counts[number] = 0;
            }

            occurring[word] = 0;
        }

        return taken;
    }
}

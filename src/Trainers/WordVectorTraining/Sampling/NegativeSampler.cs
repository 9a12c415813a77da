using NlpMlNet.Numerics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Draws words with probabilities proportional to a power of their counts.</summary>
/// <remarks>
/// Mikolov, Sutskever, Chen, Corrado and Dean 2013, section 2.2. Drawing takes one random number and one look at a table: Walker's alias
/// method (1977), the table built in linear time as by Vose (1991).
/// </remarks>
internal sealed class NegativeSampler
{
    private readonly (uint Limit, int Alias)[] table;

    public NegativeSampler(ReadOnlySpan<long> counts, double exponent)
    {
        var n = counts.Length;
        var heights = new double[n]; // probability times n
        for (var word = 0; word < n; word++)
        {
            heights[word] = Math.Pow(counts[word], exponent);
        }

        var scale = n / heights.Sum();
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (var word = 0; word < n; word++)
        {
            heights[word] *= scale;
            (heights[word] < 1 ? small : large).Push(word);
        }

        table = new (uint, int)[n];
        while (small.TryPop(out var low))
        {
            // Nothing large is left only through rounding: such a column is full.
            if (!large.TryPop(out var high))
            {
                table[low] = (uint.MaxValue, low);
                continue;
            }

            table[low] = ((uint)(heights[low] * uint.MaxValue), high);
            heights[high] -= 1 - heights[low];
            (heights[high] < 1 ? small : large).Push(high);
        }

        foreach (var word in large)
        {
            table[word] = (uint.MaxValue, word);
        }
    }

    /// <summary>Draws a word.</summary>
    public int Draw(ref RandomStream random)
    {
        var bits = random.Next();
        var column = (int)(((bits >> 32) * (ulong)table.Length) >> 32);
        var (limit, alias) = table[column];
        return (uint)bits <= limit ? column : alias;
    }

    /// <summary>The probability of a word, as the table has it.</summary>
    internal double ProbabilityOf(int word) =>
        table.Select((column, place) =>
        {
            var own = column.Limit == uint.MaxValue ? 1 : column.Limit / (double)uint.MaxValue;
            return (place == word ? own : 0) + (column.Alias == word && place != word ? 1 - own : 0);
        }).Sum() / table.Length;
}

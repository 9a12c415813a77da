using NlpMlNet.Numerics;

namespace NlpMlNet.CausalModels;

/// <summary>Draws tokens as often as they occur, for a loss that compares with some instead of all (Jean et al. 2015).</summary>
/// <remarks>A count of 1 is added to each, so that every token can be drawn.</remarks>
internal sealed class SampledVocabulary
{
    private readonly double[] cumulative;

    /// <summary>Initializes a new instance of the <see cref="SampledVocabulary"/> class.</summary>
    /// <param name="counts">How often each token occurs.</param>
    public SampledVocabulary(long[] counts)
    {
        cumulative = new double[counts.Length];
        var sum = 0.0;
        for (var id = 0; id < counts.Length; id++)
        {
            cumulative[id] = sum += counts[id] + 1;
        }
    }

    /// <summary>The probability of a token in a draw.</summary>
    public double ProbabilityOf(int id) => (cumulative[id] - (id == 0 ? 0 : cumulative[id - 1])) / cumulative[^1];

    /// <summary>Draws tokens, each from all of them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="random">Where from.</param>
    public int[] Draw(int count, ref RandomStream random)
    {
        var drawn = new int[count];
        for (var i = 0; i < count; i++)
        {
            var place = Array.BinarySearch(cumulative, (random.Next() >> 11) * (cumulative[^1] / (1UL << 53)));
            drawn[i] = place >= 0 ? place + 1 : ~place; // the first whose sum is larger
        }

        return drawn;
    }
}

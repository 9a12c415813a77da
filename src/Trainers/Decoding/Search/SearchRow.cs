using NlpMlNet.Numerics;

namespace NlpMlNet.Decoding;

/// <summary>A continuation on its way, with random numbers of its own, so that it doesn't depend on the rows beside it.</summary>
/// <param name="hypothesis">The continuation.</param>
/// <param name="place">The row of the session that it begins with.</param>
/// <param name="random">Its random numbers.</param>
internal sealed class SearchRow(Hypothesis hypothesis, int place, RandomStream random)
{
    private RandomStream random = random;

    public Hypothesis Hypothesis => hypothesis;

    /// <summary>Gets or sets its row of the session.</summary>
    public int Place { get; set; } = place;

    /// <summary>Draws a number, uniform in [0, 1).</summary>
    public double NextUniform() => (random.Next() >> 11) * (1.0 / (1L << 53));
}

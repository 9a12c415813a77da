using NlpMlNet.Numerics;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Leaves tokens out of texts at random while training (Iyyer et al., 2015, section 3.2).</summary>
/// <remarks>Whether a token is left out follows from seed, step, row and place alone: never from who computes it.</remarks>
/// <param name="probability">In [0, 1).</param>
/// <param name="seed">The training's seed.</param>
internal sealed class WordDropout(float probability, int seed)
{
    private readonly ulong threshold = (ulong)(probability * (1 << 24));
    private RandomStream random;
    private ulong step;

    /// <summary>The same dropout with other random numbers, for another worker.</summary>
    public WordDropout Fork(int number) => new(probability, seed) { step = (ulong)number << 32 };

    /// <summary>Begins the next step.</summary>
    public void NextStep()
    {
        if (probability > 0)
        {
            random = new RandomStream(seed, RandomPurpose.WordDropout + step++);
        }
    }

    public bool LeavesOut(int row, int place) =>
        probability > 0 && random.At(((ulong)row << 32) + (ulong)place) >> 40 < threshold;

    /// <summary>Copies the tokens that stay.</summary>
    /// <returns>Their number.</returns>
    public int Keep(ReadOnlySpan<int> tokens, int row, Span<int> kept)
    {
        var count = 0;
        for (var k = 0; k < tokens.Length; k++)
        {
            if (!LeavesOut(row, k))
            {
                kept[count++] = tokens[k];
            }
        }

        return count;
    }
}

using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>Has words that occur once read as the unknown token in half of the epochs, so that this token has a probability and a vector.</summary>
/// <remarks>
/// The number of words that occur once tells how often new ones are to be expected (Good, 1953). Texts that hold the unknown token
/// themselves are left as they are. Which words it is follows from seed and epoch alone.
/// </remarks>
internal sealed class UnknownWords
{
    private readonly int[] ids;
    private readonly (int Position, int Id)[] rare;
    private readonly int unknown;
    private readonly int seed;

    public UnknownWords(WindowRows rows, ReadOnlySpan<long> counts, int? unknown, int seed)
    {
        (ids, this.seed, this.unknown) = (rows.Ids, seed, unknown ?? -1);
        var once = new List<(int, int)>();
        for (var position = 0; unknown is { } id && counts[id] <= 0 && position < ids.Length; position++)
        {
            if (counts[ids[position]] == 1 && ids[position] != id)
            {
                once.Add((position, ids[position]));
            }
        }

        rare = [.. once];
    }

    /// <summary>Gets how often the unknown token is to be predicted in an epoch, on average.</summary>
    public int MeanCount => (rare.Length + 1) / 2;

    /// <summary>Chooses the words of an epoch.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    public void Choose(int epoch)
    {
        var random = new RandomStream(seed, RandomPurpose.UnknownWords + (ulong)epoch);
        foreach (var (position, id) in rare)
        {
            ids[position] = (random.Next() >> 63) == 0 ? id : unknown;
        }
    }
}

using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>The vectors that a table starts from: drawn at random, or given.</summary>
/// <param name="Count">Rows of the table, V; row 0 is padding and stays 0.</param>
/// <param name="Dimension">Components of a vector, D.</param>
/// <param name="Limit">Random components are uniform in ±limit.</param>
/// <param name="Given">Vectors by row of the table; rows that are not there are drawn.</param>
/// <param name="Trained">Whether training moves the vectors.</param>
internal sealed record FirstVectors(int Count, int Dimension, float Limit, IReadOnlyDictionary<int, float[]> Given, bool Trained)
{
    public void Draw(ref RandomStream random, SlotTable vectors)
    {
        for (var slot = 1; slot < Count; slot++)
        {
            var vector = vectors[slot];
            if (Given.TryGetValue(slot, out var given))
            {
                given.CopyTo(vector);
                continue;
            }

            foreach (ref var component in vector)
            {
                component = Limit * random.NextSymmetric();
            }
        }
    }
}

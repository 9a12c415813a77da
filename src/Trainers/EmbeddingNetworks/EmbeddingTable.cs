using NlpMlNet.Hosting;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>The vectors of a trained network's tokens, a row each; row 0 is padding and has none.</summary>
internal abstract class EmbeddingTable
{
    protected EmbeddingTable(IdSet ids, int dimension) => (Ids, Dimension) = (ids, dimension);

    /// <summary>Gets the tokens that have a vector; the row of one is its place among them, from 1.</summary>
    public IdSet Ids { get; }

    /// <summary>Gets the number of components of a vector, D.</summary>
    public int Dimension { get; }

    /// <summary>Finds the rows of some tokens.</summary>
    /// <param name="tokens">Token ids; padding, negative and unknown ones have no row.</param>
    /// <param name="rows">Receives the rows of the tokens that have one.</param>
    /// <returns>Their number.</returns>
    public int Find(ReadOnlySpan<int> tokens, Span<int> rows)
    {
        var count = 0;
        foreach (var token in tokens)
        {
            if (token > 0 && Ids.PlaceOf(token) is >= 0 and var place)
            {
                rows[count++] = place + 1;
            }
        }

        return count;
    }

    /// <summary>Adds a vector, multiplied by a factor, to D sums.</summary>
    public abstract void Add(int row, float factor, Span<float> sums);

    /// <summary>Writes what looks vectors up into an ONNX graph.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="rows">Rows of the table, (N, T) of Int64; row 0 gives zeros.</param>
    /// <returns>The vectors, (N, T, D).</returns>
    public abstract string WriteOnnx(OnnxGraph graph, string rows);

    /// <summary>Writes all components.</summary>
    public abstract void Save(BinaryWriter writer);
}

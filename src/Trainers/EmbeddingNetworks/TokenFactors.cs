using NlpMlNet.Hosting;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>The factor cₖ of each token of a text when its vectors are added up.</summary>
/// <remarks>
/// Mean: 1/n. Sum: 1. TfIdf: w(tₖ) / √(Σⱼ w(tⱼ)²), the sum over the tokens j of the same kind as k, with
/// w(t) = ln((1 + N) / (1 + n(t))) + 1, N training rows of which n(t) hold t.
/// </remarks>
internal sealed class TokenFactors
{
    private readonly float[] weights; // by row of the table; empty unless tf-idf

    /// <summary>Initializes factors.</summary>
    /// <param name="composition">Mean, sum or tf-idf.</param>
    /// <param name="kindEnds">Where the rows of each kind of tokens end in the table: tokens, word n-grams, character n-grams.</param>
    /// <param name="rowCounts">For tf-idf n(t) by row of the table, row 0 being padding; otherwise empty.</param>
    /// <param name="rowTotal">N.</param>
    public TokenFactors(EmbeddingComposition composition, int[] kindEnds, int[] rowCounts, int rowTotal)
    {
        (Composition, KindEnds, RowCounts, RowTotal) = (composition, kindEnds, rowCounts, rowTotal);
        weights = Array.ConvertAll(rowCounts, count => MathF.Log((1f + rowTotal) / (1f + count)) + 1f);
    }

    public EmbeddingComposition Composition { get; }

    public int[] KindEnds { get; }

    public int[] RowCounts { get; }

    public int RowTotal { get; }

    /// <summary>Computes the factors of a text.</summary>
    /// <param name="slots">Rows of the table, none of them padding; kinds may be mixed.</param>
    /// <param name="factors">Receives as many factors.</param>
    public void Write(ReadOnlySpan<int> slots, Span<float> factors)
    {
        if (Composition != EmbeddingComposition.TfIdf)
        {
            factors.Fill(Composition == EmbeddingComposition.Mean && slots.Length > 0 ? 1f / slots.Length : 1f);
            return;
        }

        Span<float> squares = stackalloc float[KindEnds.Length];
        squares.Clear();
        for (var k = 0; k < slots.Length; k++)
        {
            factors[k] = weights[slots[k]];
            squares[KindOf(slots[k])] += factors[k] * factors[k];
        }

        foreach (ref var square in squares)
        {
            square = 1f / MathF.Sqrt(square);
        }

        for (var k = 0; k < slots.Length; k++)
        {
            factors[k] *= squares[KindOf(slots[k])];
        }
    }

    /// <summary>Writes what adds the vectors of texts up into an ONNX graph.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="places">Rows of the table, (N, T) of Single; row 0 is padding.</param>
    /// <param name="vectors">Their vectors, (N, T, D); those of padding are zeros.</param>
    /// <returns>(N, D).</returns>
    public string WriteOnnx(OnnxGraph graph, string places, string vectors)
    {
        switch (Composition)
        {
            case EmbeddingComposition.TfIdf:
                return SumOverTokens(graph, graph.Apply("Mul", vectors, WriteOnnxWeights(graph, graph.Cast<long>(places))));
            case EmbeddingComposition.Mean:
                var known = graph.Apply("Min", places, graph.Number(1)); // 1 where there is a vector
                var count = graph.Apply("ReduceSum", [known], ("axes", new[] { 1L })); // (N, 1)
                return graph.Apply("Div", SumOverTokens(graph, vectors), graph.Apply("Max", count, graph.Number(1)));
            default:
                return SumOverTokens(graph, vectors);
        }
    }

    private static string SumOverTokens(OnnxGraph graph, string vectors) =>
        graph.Apply("ReduceSum", [vectors], ("axes", new[] { 1L }), ("keepdims", 0));

    /// <summary>The factors of tf-idf, (N, T, 1), by K kinds of tokens.</summary>
    /// <remarks>A weight is at least 1; the squares of a text's tokens sum up to less where it has none of a kind, and 0 / 1 is right there.</remarks>
    private string WriteOnnxWeights(OnnxGraph graph, string rows)
    {
        var byKind = new float[weights.Length * KindEnds.Length];
        for (var row = 1; row < weights.Length; row++)
        {
            byKind[(row * KindEnds.Length) + KindOf(row)] = weights[row];
        }

        var w = graph.Apply("Gather", graph.Tensor(byKind, weights.Length, KindEnds.Length), rows); // (N, T, K)
        var squares = graph.Apply("ReduceSum", [graph.Apply("Mul", w, w)], ("axes", new[] { 1L })); // (N, 1, K)
        var lengths = graph.Apply("Sqrt", graph.Apply("Max", squares, graph.Number(1)));
        return graph.Apply("ReduceSum", [graph.Apply("Div", w, lengths)], ("axes", new[] { 2L }));
    }

    private int KindOf(int slot)
    {
        var kind = 0;
        while (slot >= KindEnds[kind])
        {
            kind++;
        }

        return kind;
    }
}

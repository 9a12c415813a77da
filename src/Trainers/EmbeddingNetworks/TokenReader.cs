namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Takes texts through a trained network one after the other, in buffers that are used again; for one thread.</summary>
/// <param name="model">The network.</param>
internal sealed class TokenReader(EmbeddingFeedForwardModel model)
{
    private readonly float[] input = new float[model.Folded?.Stride ?? model.Layers.Inputs];
    private int[] rows = [];
    private float[] factors = [];

    /// <summary>The output units' sums of one text.</summary>
    /// <param name="tokens">Token ids.</param>
    /// <param name="sums">Receives a sum for each output unit.</param>
    /// <exception cref="ArgumentException">The network concatenates vectors, and the number of tokens is not the one that it was trained on.</exception>
    public void Read(ReadOnlySpan<int> tokens, Span<float> sums)
    {
        Array.Clear(input);
        if (model.Composition == EmbeddingComposition.Concatenate)
        {
            Concatenate(tokens);
        }
        else if (model.Folded is { } folded)
        {
            var count = FindRows(tokens);
            folded.Sum(rows.AsSpan(0, count), factors.AsSpan(0, count), input);
            input.AsSpan(0, sums.Length).CopyTo(sums);
            return;
        }
        else
        {
            Pool(FindRows(tokens));
        }

        model.Layers.Forward(input, sums);
    }

    /// <summary>Finds the rows of the tokens and their factors.</summary>
    /// <returns>The number of tokens that have a row.</returns>
    private int FindRows(ReadOnlySpan<int> tokens)
    {
        if (rows.Length < tokens.Length)
        {
            rows = new int[Math.Max(tokens.Length, 2 * rows.Length)];
            factors = new float[rows.Length];
        }

        var count = model.Table.Find(tokens, rows);
        model.Factors.Write(rows.AsSpan(0, count), factors.AsSpan(0, count));
        return count;
    }

    private void Pool(int count)
    {
        for (var k = 0; k < count; k++)
        {
            model.Table.Add(rows[k], factors[k], input);
        }
    }

    private void Concatenate(ReadOnlySpan<int> tokens)
    {
        if (tokens.Length != model.Length)
        {
            throw new ArgumentException($"The text has {tokens.Length} token ids; {model.Length} were expected (see PadOrTruncate).", nameof(tokens));
        }

        var dimension = model.Table.Dimension;
        Span<int> row = stackalloc int[1];
        for (var k = 0; k < tokens.Length; k++)
        {
            if (model.Table.Find(tokens.Slice(k, 1), row) == 1)
            {
                model.Table.Add(row[0], 1f, input.AsSpan(k * dimension, dimension));
            }
        }
    }
}

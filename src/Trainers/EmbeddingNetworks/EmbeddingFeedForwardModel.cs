using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>A trained network over token ids: vectors, hidden layers, outputs. It doesn't change and may be used from several threads at once.</summary>
public sealed class EmbeddingFeedForwardModel
{
    internal EmbeddingFeedForwardModel(EmbeddingTable table, TokenFactors factors, int length, DenseStack layers, OutputFunction output, TrainingSummary training)
    {
        (Table, Factors, Length, Layers, Output, Training) = (table, factors, length, layers, output, training);
        Folded = Composition != EmbeddingComposition.Concatenate && layers.Layers.Length == 1 ? new FoldedVectors(table, layers) : null;
    }

    /// <summary>Gets the number of components of a token's vector, D.</summary>
    public int Dimension => Table.Dimension;

    /// <summary>Gets the number of tokens that have a vector.</summary>
    public int TokenCount => Table.Ids.Count;

    /// <summary>Gets how the vectors of a text become the input of the layers.</summary>
    public EmbeddingComposition Composition => Factors.Composition;

    /// <summary>Gets the number of tokens of a text where vectors are concatenated; otherwise 0: texts may have any length.</summary>
    public int Length { get; }

    /// <summary>Gets the number of units of each hidden layer.</summary>
    public IReadOnlyList<int> HiddenLayers => [.. Layers.Widths.Skip(1).SkipLast(1)];

    /// <summary>Gets what the hidden units apply to their sums.</summary>
    public Activation Activation => Layers.Activation;

    /// <summary>Gets what the output units apply to their sums.</summary>
    public OutputFunction Output { get; }

    /// <summary>Gets the number of outputs: one probability, or one per class.</summary>
    public int OutputCount => Layers.Outputs;

    /// <summary>Gets how the training went.</summary>
    public TrainingSummary Training { get; }

    /// <summary>Gets a value indicating whether a component of a vector takes 8 bits.</summary>
    public bool IsQuantized => Table is QuantizedEmbeddingTable;

    /// <summary>Gets what the 8 bits cost; null for a model that isn't quantised.</summary>
    public Quantization? Quantization { get; internal init; }

    internal EmbeddingTable Table { get; }

    internal TokenFactors Factors { get; }

    internal DenseStack Layers { get; }

    /// <summary>Gets the vectors taken through the only layer; null where there are hidden layers or places.</summary>
    internal FoldedVectors? Folded { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="reader">Bytes written by <see cref="Save"/>.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">The bytes are no model of a known format.</exception>
    public static EmbeddingFeedForwardModel Load(BinaryReader reader) => EmbeddingModelFormat.Read(reader);

    /// <summary>Writes the model.</summary>
    /// <param name="writer">Where to write.</param>
    public void Save(BinaryWriter writer) => EmbeddingModelFormat.Write(this, writer);

    /// <summary>The vector of a token.</summary>
    /// <param name="id">The token's id.</param>
    /// <returns>D components; zeros for padding and for tokens without a vector.</returns>
    public float[] VectorOf(int id)
    {
        var vector = new float[Dimension];
        Span<int> row = stackalloc int[1];
        if (Table.Find([id], row) == 1)
        {
            Table.Add(row[0], 1f, vector);
        }

        return vector;
    }

    /// <summary>Predicts one text.</summary>
    /// <param name="tokens">Token ids; those without a vector are left out. A text without any gives what the biases say.</param>
    /// <param name="outputs">Receives <see cref="OutputCount"/> outputs.</param>
    /// <exception cref="ArgumentException">The number of outputs is wrong, or that of tokens where vectors are concatenated.</exception>
    public void Predict(ReadOnlySpan<int> tokens, Span<float> outputs)
    {
        if (outputs.Length != OutputCount)
        {
            throw new ArgumentException($"There is room for {outputs.Length} outputs; {OutputCount} were expected.", nameof(outputs));
        }

        new TokenReader(this).Read(tokens, outputs);
        Output.Apply(outputs);
    }

    /// <summary>The same network with other vectors.</summary>
    internal EmbeddingFeedForwardModel With(EmbeddingTable table, Quantization? quantization) =>
        new(table, Factors, Length, Layers, Output, Training) { Quantization = quantization };
}

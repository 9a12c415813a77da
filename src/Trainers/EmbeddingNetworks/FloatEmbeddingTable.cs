using System.Numerics.Tensors;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Vectors as they were trained, 32 bits a component.</summary>
/// <param name="ids">The tokens.</param>
/// <param name="dimension">D.</param>
/// <param name="components">(tokens, D), ascending by token id.</param>
internal sealed class FloatEmbeddingTable(IdSet ids, int dimension, float[] components) : EmbeddingTable(ids, dimension)
{
    /// <inheritdoc/>
    public override void Add(int row, float factor, Span<float> sums) =>
        TensorPrimitives.MultiplyAdd(components.AsSpan((row - 1) * Dimension, Dimension), factor, sums, sums);

    /// <summary>The same vectors in 8 bits a component.</summary>
    public QuantizedEmbeddingTable Quantize() => QuantizedEmbeddingTable.Create(Ids, Dimension, components);

    /// <inheritdoc/>
    public override string WriteOnnx(OnnxGraph graph, string rows) =>
        graph.Apply("Gather", graph.Tensor([.. new float[Dimension], .. components], Ids.Count + 1, Dimension), rows);

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer) => FloatArrays.Write(components, writer);
}

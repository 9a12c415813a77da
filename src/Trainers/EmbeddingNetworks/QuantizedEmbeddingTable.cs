using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Vectors in 8 bits a component: v ≈ s c with whole numbers c in -127..127 and one s = max |v| / 127 a vector.</summary>
/// <remarks>No component is off by more than s / 2 (uniform quantisation, rounded to the nearest, ties to even).</remarks>
/// <param name="ids">The tokens.</param>
/// <param name="dimension">D.</param>
/// <param name="codes">c, (tokens, D), ascending by token id.</param>
/// <param name="scales">s of each token.</param>
internal sealed class QuantizedEmbeddingTable(IdSet ids, int dimension, sbyte[] codes, float[] scales) : EmbeddingTable(ids, dimension)
{
    private const int LargestCode = 127;

    public static QuantizedEmbeddingTable Create(IdSet ids, int dimension, ReadOnlySpan<float> components)
    {
        var codes = new sbyte[components.Length];
        var scales = new float[ids.Count];
        for (var token = 0; token < scales.Length; token++)
        {
            var vector = components.Slice(token * dimension, dimension);
            var scale = scales[token] = Math.Abs(TensorPrimitives.MaxMagnitude(vector)) / LargestCode;
            for (var i = 0; i < dimension && scale > 0; i++)
            {
                codes[(token * dimension) + i] = (sbyte)MathF.Round(vector[i] / scale);
            }
        }

        return new QuantizedEmbeddingTable(ids, dimension, codes, scales);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public static QuantizedEmbeddingTable Load(IdSet ids, int dimension, BinaryReader reader)
    {
        var scales = FloatArrays.Read(reader, "scales of vectors", ids.Count);
        var codes = ClaimedBytes.Read(reader, checked(ids.Count * dimension), "the table of vectors");
        return new QuantizedEmbeddingTable(ids, dimension, MemoryMarshal.Cast<byte, sbyte>(codes).ToArray(), scales);
    }

    /// <inheritdoc/>
    public override void Add(int row, float factor, Span<float> sums)
    {
        var scaled = factor * scales[row - 1];
        var vector = codes.AsSpan((row - 1) * Dimension, Dimension);
        for (var i = 0; i < vector.Length; i++)
        {
            sums[i] += scaled * vector[i];
        }
    }

    /// <inheritdoc/>
    /// <remarks>The codes stay bytes in the file and in memory, but from 0 on: negative numbers take ten bytes in an ONNX file.</remarks>
    public override string WriteOnnx(OnnxGraph graph, string rows)
    {
        byte[] shifted = [.. Enumerable.Repeat((byte)LargestCode, Dimension), .. codes.Select(code => (byte)(code + LargestCode))];
        var found = graph.Apply("Gather", graph.Tensor(shifted, Ids.Count + 1, Dimension), rows); // (N, T, D)
        var c = graph.Apply("Sub", graph.Cast<float>(found), graph.Number(LargestCode));
        var s = graph.Apply("Gather", graph.Tensor([0, .. scales], Ids.Count + 1, 1), rows); // (N, T, 1)
        return graph.Apply("Mul", c, s);
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter writer)
    {
        FloatArrays.Write(scales, writer);
        writer.Write(MemoryMarshal.AsBytes<sbyte>(codes));
    }
}

using System.Numerics.Tensors;
using System.Runtime.InteropServices;
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
        var codes = new sbyte[checked(ids.Count * dimension)];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(codes.AsSpan()));
        return new QuantizedEmbeddingTable(ids, dimension, codes, scales);
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
    public override void Save(BinaryWriter writer)
    {
        FloatArrays.Write(scales, writer);
        writer.Write(MemoryMarshal.AsBytes<sbyte>(codes));
    }
}

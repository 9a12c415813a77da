using System.Numerics;

namespace NlpMlNet.Embeddings;

/// <summary>Vectors in blocks of a few megabytes, so that they are added without being moved and may exceed the longest array.</summary>
internal sealed class BlockVectors : VectorTable
{
    private readonly List<float[]> blocks;
    private readonly int shift;

    private BlockVectors(List<float[]> blocks, int shift, int count, int dimension)
        : base(count, dimension)
    {
        this.blocks = blocks;
        this.shift = shift;
    }

    public override ReadOnlySpan<float> this[int index] =>
        blocks[index >> shift].AsSpan((index & ((1 << shift) - 1)) * Dimension, Dimension);

    /// <summary>Collects vectors.</summary>
    /// <param name="dimension">The numbers of a vector.</param>
    public sealed class Builder(int dimension)
    {
        private const int FloatsOfABlock = 1 << 20;

        private readonly List<float[]> blocks = [];
        private readonly int shift = BitOperations.Log2((uint)Math.Max(1, FloatsOfABlock / dimension));
        private int count;

        public void Add(ReadOnlySpan<float> vector)
        {
            var place = count & ((1 << shift) - 1);
            if (place == 0)
            {
                blocks.Add(new float[dimension << shift]);
            }

            vector.CopyTo(blocks[^1].AsSpan(place * dimension, dimension));
            count++;
        }

        public BlockVectors Build()
        {
            if (blocks.Count > 0 && (count & ((1 << shift) - 1)) is > 0 and var last)
            {
                blocks[^1] = blocks[^1][..(last * dimension)];
            }

            return new BlockVectors(blocks, shift, count, dimension);
        }
    }
}

using NlpMlNet.Numerics;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

/// <summary>The kernels against plain loops.</summary>
public sealed unsafe class BlockKernelsTests
{
    [Theory]
    [InlineData(1, 4, 16)]
    [InlineData(3, 8, 48)]
    [InlineData(4, 4, 112)]
    [InlineData(9, 12, 304)]
    public void Scores_AnyShape_AreTheDotProducts(int rows, int columns, int stride)
    {
        FloatBuffer a = Filled(rows * stride, 1), b = Filled(columns * stride, 2), scores = new(rows * columns);

        BlockKernels.Scores(a.Pointer, rows, b.Pointer, columns, stride, scores.Pointer);

        for (var i = 0; i < rows * columns; i++)
        {
            var (row, column) = (i / columns * stride, i % columns * stride);
            Assert.Equal(Enumerable.Range(0, stride).Sum(d => (double)a.Span[row + d] * b.Span[column + d]), scores.Span[i], 1e-4);
        }
    }

    [Theory]
    [InlineData(1, 3, 16, false)]
    [InlineData(5, 4, 112, false)]
    [InlineData(8, 7, 48, true)]
    public void AddProducts_AnyShape_AddsTheProduct(int rows, int terms, int stride, bool transposed)
    {
        FloatBuffer w = Filled(rows * terms, 1), b = Filled(terms * stride, 2), c = Filled(rows * stride, 3);
        var before = c.Span.ToArray();
        var (rowStep, termStep) = transposed ? (1, rows) : (terms, 1);

        BlockKernels.AddProducts(w.Pointer, rowStep, termStep, rows, terms, b.Pointer, stride, c.Pointer);

        for (var i = 0; i < rows * stride; i++)
        {
            var (row, column) = (i / stride, i % stride);
            var product = Enumerable.Range(0, terms).Sum(k => (double)w.Span[(row * rowStep) + (k * termStep)] * b.Span[(k * stride) + column]);
            Assert.Equal(before[i] + product, c.Span[i], 1e-4);
        }
    }

    [Fact]
    public void Sigmoid_FromFarBelowToFarAbove_IsExact()
    {
        var values = new FloatBuffer(16);
        float[] x = [-200, -30, -10, -5, -2, -1, -0.5f, 0, 0.1f, 0.5f, 1, 2, 5, 10, 30, 200];
        x.CopyTo(values.Span);

        BlockKernels.Sigmoid(values.Pointer, 16);

        Assert.All(x.Zip(values.Span.ToArray()), pair => Assert.Equal(1 / (1 + Math.Exp(-pair.First)), pair.Second, 1e-6));
    }

    private static FloatBuffer Filled(int length, int seed)
    {
        var buffer = new FloatBuffer(length);
        var random = new Random(seed);
        foreach (ref var value in buffer.Span)
        {
            value = random.NextSingle() - 0.5f;
        }

        return buffer;
    }
}

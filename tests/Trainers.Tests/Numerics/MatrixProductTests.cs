using NlpMlNet.Numerics;

namespace NlpMlNet.Tests.Numerics;

public unsafe class MatrixProductTests
{
    [Theory]
    [InlineData(8, 6, 32)]
    [InlineData(3, 1, 1)]
    [InlineData(19, 33, 47)]
    [InlineData(64, 300, 70)]
    [InlineData(40, 32, 16)]
    public void Add_AnySize_IsProduct(int rows, int depth, int columns)
    {
        var (a, b, c) = (Random(rows, depth, 1), Random(depth, columns, 2), Random(rows, columns, 3));
        var before = Copy(c);

        MatrixProduct.Add(a, b, c, 0, rows);

        ForEach(c, (i, j) =>
        {
            var expected = before[i, j] + Enumerable.Range(0, depth).Sum(k => (double)a[i, k] * b[k, j]);
            Assert.Equal(expected, c[i, j], 1e-6 * depth);
        });
    }

    [Theory]
    [InlineData(5, 6, 32)]
    [InlineData(30, 33, 47)]
    [InlineData(257, 40, 64)]
    public void TransposedBlock_AnySize_IsBlockOfTransposedProduct(int rows, int inputs, int columns)
    {
        var (a, b) = (Random(rows, inputs, 1), Random(rows, columns, 2));
        var block = new FloatBuffer(1024);

        for (var p = 0; p < a.PanelCount; p++)
        {
            for (var q = 0; q < b.PanelCount; q++)
            {
                MatrixProduct.TransposedBlock(a, p, b, q, rows, block.Pointer);
                for (var i = 0; i < a.ColumnsOf(p); i++)
                {
                    for (var j = 0; j < b.ColumnsOf(q); j++)
                    {
                        var expected = Enumerable.Range(0, rows).Sum(k => (double)a[k, (p * 32) + i] * b[k, (q * 32) + j]);
                        Assert.Equal(expected, block.Span[(i * b.WidthOf(q)) + j], 1e-6 * rows);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(32)]
    [InlineData(16)]
    public void Kernel_EveryPath_GivesSameBits(int width)
    {
        const int Steps = 77;
        var (a, b) = (Random(8, Steps, 4), Random(Steps, width, 5));
        float[] left = [.. Enumerable.Range(0, 8).SelectMany(i => Enumerable.Range(0, Steps).Select(k => a[i, k]))];
        var (fast, portable, row) = (new FloatBuffer(8 * 32), new FloatBuffer(8 * 32), new FloatBuffer(32));

        fixed (float* start = left)
        {
            TileKernel.Add(width, 1, Steps, new TileOperand(start, Steps, 1, 0), b.Panel(0), fast.Pointer);
            TileKernel.AddPortable(width, 1, Steps, new TileOperand(start, Steps, 1, 0), b.Panel(0), portable.Pointer);
            TileKernel.AddRow(width, Steps, start + (3 * Steps), b.Panel(0), row.Pointer);
        }

        Assert.Equal(portable.Span, fast.Span);
        Assert.Equal(row.Span[..width], fast.Span.Slice(3 * width, width));
        Assert.NotEqual(0, fast.Span[0]);
    }

    private static PanelMatrix Random(int rows, int columns, ulong purpose)
    {
        var random = new RandomStream(1, purpose);
        var matrix = new PanelMatrix(rows, columns);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                matrix[i, j] = random.NextSymmetric();
            }
        }

        return matrix;
    }

    private static double[,] Copy(PanelMatrix matrix)
    {
        var copy = new double[matrix.Rows, matrix.Columns];
        ForEach(matrix, (i, j) => copy[i, j] = matrix[i, j]);
        return copy;
    }

    private static void ForEach(PanelMatrix matrix, Action<int, int> body)
    {
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < matrix.Columns; j++)
            {
                body(i, j);
            }
        }
    }
}

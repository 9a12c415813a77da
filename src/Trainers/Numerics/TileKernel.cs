using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NlpMlNet.Numerics;

/// <summary>The innermost product: C (8 x width) += A (8 x depth) B (depth x width), width 16 or 32.</summary>
/// <remarks>
/// The tile of C stays in registers while A is broadcast and B is read once (Goto and van de Geijn, "Anatomy of
/// high-performance matrix multiplication", 2008). Every element of C is one chain of fused multiply-adds in the order
/// of the depth; therefore no way of cutting the work changes a bit of it.
/// </remarks>
internal static unsafe class TileKernel
{
    /// <summary>Adds the product of <paramref name="blocks"/> times <paramref name="steps"/> terms to a tile.</summary>
    /// <param name="width">Columns of B and C, 16 or 32, also their row stride.</param>
    /// <param name="blocks">Blocks of A; B runs on contiguously.</param>
    /// <param name="steps">Terms per block.</param>
    /// <param name="a">The left factor.</param>
    /// <param name="b">The right factor, blocks x steps rows.</param>
    /// <param name="c">The tile, 8 rows.</param>
    public static void Add(int width, int blocks, int steps, TileOperand a, float* b, float* c)
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            AddPortable(width, blocks, steps, a, b, c);
        }
        else if (width == PanelMatrix.PanelWidth)
        {
            AddWide512(blocks, steps, a, b, c);
        }
        else
        {
            AddNarrow512(blocks, steps, a, b, c);
        }
    }

    /// <summary>Adds the products of one row: c (width) += a (steps) B (steps x width), in the order of <see cref="Add"/>.</summary>
    public static void AddRow(int width, int steps, float* a, float* b, float* c)
    {
        for (var column = 0; column < width; column += Vector<float>.Count)
        {
            var sum = Vector.Load(c + column);
            for (var k = 0; k < steps; k++)
            {
                sum = Vector.MultiplyAddEstimate(new Vector<float>(a[k]), Vector.Load(b + ((nint)k * width) + column), sum);
            }

            sum.Store(c + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWide512(int blocks, int steps, TileOperand a, float* b, float* c)
    {
        const int W = PanelMatrix.PanelWidth, H = W / 2;
        Vector512<float> c00 = Vector512.Load(c), c01 = Vector512.Load(c + H);
        Vector512<float> c10 = Vector512.Load(c + W), c11 = Vector512.Load(c + W + H);
        Vector512<float> c20 = Vector512.Load(c + (2 * W)), c21 = Vector512.Load(c + (2 * W) + H);
        Vector512<float> c30 = Vector512.Load(c + (3 * W)), c31 = Vector512.Load(c + (3 * W) + H);
        Vector512<float> c40 = Vector512.Load(c + (4 * W)), c41 = Vector512.Load(c + (4 * W) + H);
        Vector512<float> c50 = Vector512.Load(c + (5 * W)), c51 = Vector512.Load(c + (5 * W) + H);
        Vector512<float> c60 = Vector512.Load(c + (6 * W)), c61 = Vector512.Load(c + (6 * W) + H);
        Vector512<float> c70 = Vector512.Load(c + (7 * W)), c71 = Vector512.Load(c + (7 * W) + H);
        nint r1 = a.RowStride, r2 = 2 * r1, r3 = 3 * r1, step = a.StepStride;
        for (var block = 0; block < blocks; block++)
        {
            var upper = a.Start + (block * a.BlockStride);
            var lower = upper + (4 * r1);
            for (var k = 0; k < steps; k++)
            {
                Vector512<float> b0 = Vector512.Load(b), b1 = Vector512.Load(b + H);
                var x = Vector512.Create(upper[0]);
                c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
                c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
                x = Vector512.Create(upper[r1]);
                c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
                c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
                x = Vector512.Create(upper[r2]);
                c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
                c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
                x = Vector512.Create(upper[r3]);
                c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
                c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
                x = Vector512.Create(lower[0]);
                c40 = Vector512.FusedMultiplyAdd(x, b0, c40);
                c41 = Vector512.FusedMultiplyAdd(x, b1, c41);
                x = Vector512.Create(lower[r1]);
                c50 = Vector512.FusedMultiplyAdd(x, b0, c50);
                c51 = Vector512.FusedMultiplyAdd(x, b1, c51);
                x = Vector512.Create(lower[r2]);
                c60 = Vector512.FusedMultiplyAdd(x, b0, c60);
                c61 = Vector512.FusedMultiplyAdd(x, b1, c61);
                x = Vector512.Create(lower[r3]);
                c70 = Vector512.FusedMultiplyAdd(x, b0, c70);
                c71 = Vector512.FusedMultiplyAdd(x, b1, c71);
                upper += step;
                lower += step;
                b += W;
            }
        }

        c00.Store(c);
        c01.Store(c + H);
        c10.Store(c + W);
        c11.Store(c + W + H);
        c20.Store(c + (2 * W));
        c21.Store(c + (2 * W) + H);
        c30.Store(c + (3 * W));
        c31.Store(c + (3 * W) + H);
        c40.Store(c + (4 * W));
        c41.Store(c + (4 * W) + H);
        c50.Store(c + (5 * W));
        c51.Store(c + (5 * W) + H);
        c60.Store(c + (6 * W));
        c61.Store(c + (6 * W) + H);
        c70.Store(c + (7 * W));
        c71.Store(c + (7 * W) + H);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddNarrow512(int blocks, int steps, TileOperand a, float* b, float* c)
    {
        const int W = PanelMatrix.NarrowWidth;
        Vector512<float> c0 = Vector512.Load(c), c1 = Vector512.Load(c + W);
        Vector512<float> c2 = Vector512.Load(c + (2 * W)), c3 = Vector512.Load(c + (3 * W));
        Vector512<float> c4 = Vector512.Load(c + (4 * W)), c5 = Vector512.Load(c + (5 * W));
        Vector512<float> c6 = Vector512.Load(c + (6 * W)), c7 = Vector512.Load(c + (7 * W));
        nint r1 = a.RowStride, r2 = 2 * r1, r3 = 3 * r1, step = a.StepStride;
        for (var block = 0; block < blocks; block++)
        {
            var upper = a.Start + (block * a.BlockStride);
            var lower = upper + (4 * r1);
            for (var k = 0; k < steps; k++)
            {
                var b0 = Vector512.Load(b);
                c0 = Vector512.FusedMultiplyAdd(Vector512.Create(upper[0]), b0, c0);
                c1 = Vector512.FusedMultiplyAdd(Vector512.Create(upper[r1]), b0, c1);
                c2 = Vector512.FusedMultiplyAdd(Vector512.Create(upper[r2]), b0, c2);
                c3 = Vector512.FusedMultiplyAdd(Vector512.Create(upper[r3]), b0, c3);
                c4 = Vector512.FusedMultiplyAdd(Vector512.Create(lower[0]), b0, c4);
                c5 = Vector512.FusedMultiplyAdd(Vector512.Create(lower[r1]), b0, c5);
                c6 = Vector512.FusedMultiplyAdd(Vector512.Create(lower[r2]), b0, c6);
                c7 = Vector512.FusedMultiplyAdd(Vector512.Create(lower[r3]), b0, c7);
                upper += step;
                lower += step;
                b += W;
            }
        }

        c0.Store(c);
        c1.Store(c + W);
        c2.Store(c + (2 * W));
        c3.Store(c + (3 * W));
        c4.Store(c + (4 * W));
        c5.Store(c + (5 * W));
        c6.Store(c + (6 * W));
        c7.Store(c + (7 * W));
    }

    /// <summary>The same for any register width: eight rows by one register at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddPortable(int width, int blocks, int steps, TileOperand a, float* b, float* c)
    {
        for (var column = 0; column < width; column += Vector<float>.Count)
        {
            AddPortableColumns(width, blocks, steps, a, b + column, c + column);
        }
    }

    private static void AddPortableColumns(int width, int blocks, int steps, TileOperand a, float* b, float* c)
    {
        Vector<float> c0 = Vector.Load(c), c1 = Vector.Load(c + width);
        Vector<float> c2 = Vector.Load(c + (2 * width)), c3 = Vector.Load(c + (3 * width));
        Vector<float> c4 = Vector.Load(c + (4 * width)), c5 = Vector.Load(c + (5 * width));
        Vector<float> c6 = Vector.Load(c + (6 * width)), c7 = Vector.Load(c + (7 * width));
        nint r1 = a.RowStride, r2 = 2 * r1, r3 = 3 * r1, step = a.StepStride;
        for (var block = 0; block < blocks; block++)
        {
            var upper = a.Start + (block * a.BlockStride);
            var lower = upper + (4 * r1);
            for (var k = 0; k < steps; k++)
            {
                var b0 = Vector.Load(b);
                c0 = Vector.MultiplyAddEstimate(new Vector<float>(upper[0]), b0, c0);
                c1 = Vector.MultiplyAddEstimate(new Vector<float>(upper[r1]), b0, c1);
                c2 = Vector.MultiplyAddEstimate(new Vector<float>(upper[r2]), b0, c2);
                c3 = Vector.MultiplyAddEstimate(new Vector<float>(upper[r3]), b0, c3);
                c4 = Vector.MultiplyAddEstimate(new Vector<float>(lower[0]), b0, c4);
                c5 = Vector.MultiplyAddEstimate(new Vector<float>(lower[r1]), b0, c5);
                c6 = Vector.MultiplyAddEstimate(new Vector<float>(lower[r2]), b0, c6);
                c7 = Vector.MultiplyAddEstimate(new Vector<float>(lower[r3]), b0, c7);
                upper += step;
                lower += step;
                b += width;
            }
        }

        c0.Store(c);
        c1.Store(c + width);
        c2.Store(c + (2 * width));
        c3.Store(c + (3 * width));
        c4.Store(c + (4 * width));
        c5.Store(c + (5 * width));
        c6.Store(c + (6 * width));
        c7.Store(c + (7 * width));
    }
}

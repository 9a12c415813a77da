using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Small products of matrices whose rows lie one behind the other.</summary>
internal static unsafe class BlockKernels
{
    private const int Unit = RowKernels.Unit;

    /// <summary>scores (rows, columns) = A (rows, stride) B (columns, stride)ᵀ; columns a multiple of 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scores(float* a, int rows, float* b, int columns, int stride, float* scores)
    {
        for (var i = 0; i < rows; i++)
        {
            var x = a + ((nint)i * stride);
            for (var k = 0; k < columns; k += 4)
            {
                var y = b + ((nint)k * stride);
                if (Vector512.IsHardwareAccelerated)
                {
                    FourDots(x, y, stride, scores + ((nint)i * columns) + k);
                    continue;
                }

                for (var j = 0; j < 4; j++)
                {
                    scores[((nint)i * columns) + k + j] = RowKernels.Dot(x, y + ((nint)j * stride), stride);
                }
            }
        }
    }

    /// <summary>C (rows, stride) += W B (terms, stride), where W of row i and term k is at i rowStep + k termStep.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProducts(float* weights, int rowStep, int termStep, int rows, int terms, float* b, int stride, float* c)
    {
        var i = 0;
        for (; Vector512.IsHardwareAccelerated && i + 4 <= rows; i += 4)
        {
            for (var column = 0; column < stride; column += Unit)
            {
                AddToFourRows(weights + ((nint)i * rowStep), rowStep, termStep, terms, b + column, stride, c + ((nint)i * stride) + column);
            }
        }

        for (; i < rows; i++)
        {
            for (var k = 0; k < terms; k++)
            {
                RowKernels.Add(weights[((nint)i * rowStep) + ((nint)k * termStep)], b + ((nint)k * stride), c + ((nint)i * stride), stride);
            }
        }
    }

    /// <summary>values = σ(values), for as many as a multiple of <see cref="Unit"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sigmoid(float* values, int count)
    {
        for (var i = 0; i < count; i += Vector<float>.Count)
        {
            (Vector<float>.One / (Vector<float>.One + Vector.Exp(-Vector.Load(values + i)))).Store(values + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourDots(float* x, float* y, int stride, float* dots)
    {
        Vector512<float> s0 = Vector512<float>.Zero, s1 = s0, s2 = s0, s3 = s0;
        for (var d = 0; d < stride; d += Unit)
        {
            var part = Vector512.Load(x + d);
            s0 = Vector512.FusedMultiplyAdd(part, Vector512.Load(y + d), s0);
            s1 = Vector512.FusedMultiplyAdd(part, Vector512.Load(y + stride + d), s1);
            s2 = Vector512.FusedMultiplyAdd(part, Vector512.Load(y + (2 * (nint)stride) + d), s2);
            s3 = Vector512.FusedMultiplyAdd(part, Vector512.Load(y + (3 * (nint)stride) + d), s3);
        }

        dots[0] = Vector512.Sum(s0);
        dots[1] = Vector512.Sum(s1);
        dots[2] = Vector512.Sum(s2);
        dots[3] = Vector512.Sum(s3);
    }

    /// <summary>The products of four rows, in the columns of one cache line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddToFourRows(float* w, nint rowStep, nint termStep, int terms, float* b, nint stride, float* c)
    {
        Vector512<float> s0 = Vector512.Load(c), s1 = Vector512.Load(c + stride);
        Vector512<float> s2 = Vector512.Load(c + (2 * stride)), s3 = Vector512.Load(c + (3 * stride));
        for (var k = 0; k < terms; k++)
        {
            var x = Vector512.Load(b);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(w[0]), x, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(w[rowStep]), x, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(w[2 * rowStep]), x, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(w[3 * rowStep]), x, s3);
            w += termStep;
            b += stride;
        }

        s0.Store(c);
        s1.Store(c + stride);
        s2.Store(c + (2 * stride));
        s3.Store(c + (3 * stride));
    }
}

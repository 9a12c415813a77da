using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Sums and products of rows, each as long as the stride, which is a multiple of <see cref="Unit"/>.</summary>
internal static unsafe class RowKernels
{
    /// <summary>The numbers of a cache line.</summary>
    public const int Unit = 16;

    /// <summary>The length of a row with room for a number of values.</summary>
    public static int StrideOf(int dimension) => (dimension + Unit - 1) / Unit * Unit;

    /// <summary>Asks for a row that will be needed soon; a hint without effect on any result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(float* row, int stride)
    {
        if (Sse.IsSupported)
        {
            for (var i = 0; i < stride; i += Unit)
            {
                Sse.Prefetch0(row + i);
            }
        }
    }

    /// <summary>Returns x · y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Dot(float* x, float* y, int stride)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var wide = Vector512.Load(x) * Vector512.Load(y);
            for (var i = Unit; i < stride; i += Unit)
            {
                wide = Vector512.FusedMultiplyAdd(Vector512.Load(x + i), Vector512.Load(y + i), wide);
            }

            return Vector512.Sum(wide);
        }

        var sum = Vector<float>.Zero;
        for (var i = 0; i < stride; i += Vector<float>.Count)
        {
            sum = Vector.MultiplyAddEstimate(Vector.Load(x + i), Vector.Load(y + i), sum);
        }

        return Vector.Sum(sum);
    }

    /// <summary>y += scale x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(float scale, float* x, float* y, int stride)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var wide = Vector512.Create(scale);
            for (var i = 0; i < stride; i += Unit)
            {
                Vector512.FusedMultiplyAdd(wide, Vector512.Load(x + i), Vector512.Load(y + i)).Store(y + i);
            }

            return;
        }

        var factor = new Vector<float>(scale);
        for (var i = 0; i < stride; i += Vector<float>.Count)
        {
            Vector.MultiplyAddEstimate(factor, Vector.Load(x + i), Vector.Load(y + i)).Store(y + i);
        }
    }
}

using System.Runtime.Intrinsics.X86;

namespace NlpMlNet.Numerics;

/// <summary>Asks for memory that will be needed soon; a hint without effect on any result.</summary>
internal static unsafe class CachePrefetch
{
    private const int FloatsPerLine = 16;

    public static void Read(ReadOnlySpan<float> values)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        fixed (float* start = values)
        {
            for (var i = 0; i < values.Length; i += FloatsPerLine)
            {
                Sse.Prefetch1(start + i);
            }
        }
    }
}

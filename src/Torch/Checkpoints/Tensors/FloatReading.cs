using System.Buffers;
using System.Runtime.InteropServices;

namespace NlpMlNet.Checkpoints;

/// <summary>Reads values that lie one behind the other and widens them to float32.</summary>
internal static class FloatReading
{
    // A span has at most 2^31 bytes; pieces of this size cost nothing beside the reading.
    private const int FloatsAtOnce = 1 << 24;

    // Fits the first cache beside the values that it becomes.
    private const int BytesAtOnce = 1 << 16;

    public static void Read(ReadableFile file, ElementType type, long start, Span<float> destination)
    {
        if (type == ElementType.Float32)
        {
            ReadFloats(file, start, destination);
        }
        else
        {
            ReadAndWiden(file, type, start, destination);
        }
    }

    private static void ReadFloats(ReadableFile file, long start, Span<float> destination)
    {
        while (!destination.IsEmpty)
        {
            var part = destination[..Math.Min(destination.Length, FloatsAtOnce)];
            var bytes = MemoryMarshal.AsBytes(part);
            file.Read(start, bytes);
            start += bytes.Length;
            destination = destination[part.Length..];
        }
    }

    private static void ReadAndWiden(ReadableFile file, ElementType type, long start, Span<float> destination)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BytesAtOnce);
        try
        {
            var valuesAtOnce = BytesAtOnce / type.Bytes;
            while (!destination.IsEmpty)
            {
                var part = destination[..Math.Min(destination.Length, valuesAtOnce)];
                var bytes = buffer.AsSpan(0, part.Length * type.Bytes);
                file.Read(start, bytes);
                FloatWidening.Widen(type, bytes, part);
                start += bytes.Length;
                destination = destination[part.Length..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NlpMlNet.Checkpoints;

/// <summary>Turns stored floating-point values into float32.</summary>
internal static class FloatWidening
{
    /// <summary>Widens little-endian values; those of F64 are rounded to nearest.</summary>
    public static void Widen(ElementType type, ReadOnlySpan<byte> source, Span<float> destination)
    {
        if (type == ElementType.Float32)
        {
            source.CopyTo(MemoryMarshal.AsBytes(destination));
        }
        else if (type == ElementType.Float16)
        {
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), destination);
        }
        else if (type == ElementType.BFloat16)
        {
            // The upper half of a float32.
            var bits = MemoryMarshal.Cast<float, uint>(destination);
            TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, ushort>(source), bits);
            TensorPrimitives.ShiftLeft(bits, 16, bits);
        }
        else if (type == ElementType.Float64)
        {
            TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, double>(source), destination);
        }
        else
        {
            throw new ArgumentException($"{type.Name} is no floating-point type that is read.", nameof(type));
        }
    }
}

using System.Buffers;

namespace NlpMlNet.Checkpoints;

/// <summary>Reads a tensor that is a view of a larger storage, such as a transposed one.</summary>
internal static class StridedReading
{
    /// <summary>Reads values in row-major order from element <paramref name="first"/> on.</summary>
    /// <remarks>
    /// The part of the storage that the view spans is read at once: such views are rare and small, and the file is known to hold it.
    /// </remarks>
    public static void Read(ReadableFile file, StoredTensor tensor, long first, Span<float> destination)
    {
        var strides = tensor.Strides ?? throw new ArgumentException("The tensor is not strided.", nameof(tensor));
        if (destination.IsEmpty)
        {
            return;
        }

        var span = Span(tensor.Shape, strides);
        if (span > Array.MaxLength)
        {
            throw new NlpMlNetException(
                $"The tensor '{tensor.Name}' in '{file.Path}' is spread over {span} elements, and at most {Array.MaxLength} are supported. "
                + "Save it in contiguous form, e.g. as safetensors.");
        }

        var values = ArrayPool<float>.Shared.Rent((int)span);
        try
        {
            FloatReading.Read(file, tensor.Type, tensor.Start, values.AsSpan(0, (int)span));
            Gather(values, tensor.Shape, strides, first, destination);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(values);
        }
    }

    /// <summary>The elements from the first to the last of a view that has some: 1 + Σ (dimension - 1) · stride.</summary>
    public static long Span(ReadOnlySpan<long> shape, ReadOnlySpan<long> strides)
    {
        var last = 0L;
        for (var d = 0; d < shape.Length; d++)
        {
            last = checked(last + ((shape[d] - 1) * strides[d]));
        }

        return checked(last + 1);
    }

    private static void Gather(float[] values, long[] shape, long[] strides, long first, Span<float> destination)
    {
        for (var i = 0; i < destination.Length; i++)
        {
            var (rest, place) = (first + i, 0L);
            for (var d = shape.Length - 1; d >= 0; d--)
            {
                (rest, var index) = Math.DivRem(rest, shape[d]);
                place += index * strides[d];
            }

            destination[i] = values[place];
        }
    }
}

using System.Buffers;
using System.Buffers.Binary;

namespace NlpMlNet.Checkpoints;

/// <summary>Reads safetensors from a stream that need not seek, one tensor behind the other.</summary>
internal sealed class SafetensorsStream
{
    private const int BytesAtOnce = 1 << 16;

    private readonly string name;
    private readonly Stream stream;
    private int read;

    private SafetensorsStream(string name, Stream stream, StoredTensor[] tensors)
    {
        this.name = name;
        this.stream = stream;
        Tensors = tensors;
    }

    /// <summary>The tensors, in the order in which they must be read.</summary>
    public IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>Reads the header.</summary>
    /// <param name="stream">Where from; it stays open.</param>
    /// <param name="name">What it is, for messages.</param>
    /// <returns>The tensors to be read.</returns>
    /// <exception cref="NlpMlNetException">The stream ends too early or holds something else.</exception>
    public static SafetensorsStream Open(Stream stream, string name)
    {
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.LengthBytes];
        Fill(name, stream, prefix);
        var length = SafetensorsHeader.CheckLength(name, BinaryPrimitives.ReadUInt64LittleEndian(prefix), SafetensorsHeader.LongestHeader);
        return new SafetensorsStream(name, stream, SafetensorsHeader.Parse(name, ReadHeader(name, stream, length), dataBytes: null));
    }

    /// <summary>Reads the next tensor, widened to float32.</summary>
    /// <exception cref="NlpMlNetException">The stream ends too early, or the tensor holds no floating-point numbers.</exception>
    public void ReadNext(Span<float> destination)
    {
        var tensor = read < Tensors.Count ? Tensors[read++] : throw new InvalidOperationException($"All tensors of '{name}' were read.");
        if (tensor.Count != destination.Length)
        {
            throw new ArgumentException($"The tensor '{tensor.Name}' has {tensor.Count} values, not {destination.Length}.", nameof(destination));
        }

        if (!tensor.Type.IsFloat)
        {
            throw new NlpMlNetException($"The tensor '{tensor.Name}' in '{name}' has the type {tensor.Type.Name}, expected F32, F16, BF16 or F64.");
        }

        var buffer = ArrayPool<byte>.Shared.Rent(BytesAtOnce);
        try
        {
            var valuesAtOnce = BytesAtOnce / tensor.Type.Bytes;
            while (!destination.IsEmpty)
            {
                var part = destination[..Math.Min(destination.Length, valuesAtOnce)];
                var bytes = buffer.AsSpan(0, part.Length * tensor.Type.Bytes);
                Fill(name, stream, bytes);
                FloatWidening.Widen(tensor.Type, bytes, part);
                destination = destination[part.Length..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The stream does not say how long it is: memory is taken as the bytes come.
    private static ReadOnlySpan<byte> ReadHeader(string name, Stream stream, int length)
    {
        var header = new ArrayBufferWriter<byte>();
        while (header.WrittenCount < length)
        {
            var part = header.GetSpan(BytesAtOnce)[..Math.Min(BytesAtOnce, length - header.WrittenCount)];
            Fill(name, stream, part);
            header.Advance(part.Length);
        }

        return header.WrittenSpan;
    }

    private static void Fill(string name, Stream stream, Span<byte> destination)
    {
        try
        {
            stream.ReadExactly(destination);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw new NlpMlNetException($"The weights '{name}' end too early or are damaged: {e.Message} Get the file again.", e);
        }
    }
}

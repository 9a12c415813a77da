using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NlpMlNet.Checkpoints;

/// <summary>Writes float32 tensors as safetensors to a stream that need not seek.</summary>
/// <remarks>
/// The tensors are in the ordinal order of their names, and the header is filled up with spaces to a multiple of 8 bytes: the same
/// tensors make the same bytes.
/// </remarks>
internal sealed class SafetensorsWriter
{
    private const int Alignment = 8;
    private const int FloatsAtOnce = 1 << 24;

    private readonly Stream stream;
    private int written;
    private long writtenOfNext;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="tensors">All tensors that will be written, in any order.</param>
    public SafetensorsWriter(Stream stream, IEnumerable<NamedShape> tensors)
    {
        this.stream = stream;
        Tensors = [.. tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal)];
        var json = Header(Tensors);
        Span<byte> length = stackalloc byte[SafetensorsHeader.LengthBytes];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        stream.Write(length);
        stream.Write(json);
    }

    /// <summary>The tensors in the order in which they must be written.</summary>
    public IReadOnlyList<NamedShape> Tensors { get; }

    /// <summary>Writes the values of the next tensor, row-major; or the next part of them, if there are fewer than it has.</summary>
    public void Write(ReadOnlySpan<float> values)
    {
        var left = written == Tensors.Count ? -1 : Tensors[written].Count - writtenOfNext;
        if (values.Length > left)
        {
            var expected = left < 0 ? "no tensor is" : $"'{Tensors[written].Name}' with {left} values is";
            throw new ArgumentException($"{values.Length} values were given, but {expected} next.", nameof(values));
        }

        writtenOfNext += values.Length;
        if (values.Length == left)
        {
            (written, writtenOfNext) = (written + 1, 0);
        }

        while (!values.IsEmpty)
        {
            var part = values[..Math.Min(values.Length, FloatsAtOnce)];
            stream.Write(MemoryMarshal.AsBytes(part));
            values = values[part.Length..];
        }
    }

    /// <summary>Makes sure that all tensors were written.</summary>
    public void Finish()
    {
        if (written < Tensors.Count)
        {
            throw new InvalidOperationException($"The tensor '{Tensors[written].Name}' was not written.");
        }
    }

    private static byte[] Header(IReadOnlyList<NamedShape> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();

        // Hugging Face's library asks for the framework whose layout the tensors have.
        json.WriteStartObject("__metadata__");
        json.WriteString("format", "pt");
        json.WriteEndObject();
        var end = 0L;
        foreach (var tensor in tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", ElementType.Float32.Name);
            WriteNumbers(json, "shape", tensor.Shape);
            WriteNumbers(json, "data_offsets", end, end += sizeof(float) * tensor.Count);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        var padding = (Alignment - (buffer.WrittenCount % Alignment)) % Alignment;
        return [.. buffer.WrittenSpan, .. Enumerable.Repeat((byte)' ', padding)];
    }

    private static void WriteNumbers(Utf8JsonWriter json, string key, params ReadOnlySpan<long> numbers)
    {
        json.WriteStartArray(key);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}

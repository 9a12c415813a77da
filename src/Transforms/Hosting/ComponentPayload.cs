using System.Security.Cryptography;
using System.Text;

namespace NlpMlNet.Hosting;

/// <summary>A component's bytes in a model file: length (64 bits, little-endian), content, SHA-256 of the content.</summary>
/// <remarks>
/// <para>
/// The content goes from the component to the file and back as a stream: no second copy of it is held, and it may exceed the longest
/// array. ML.NET gives each part of a model a stream that can seek, of a file in its temporary folder.
/// </para>
/// <para>
/// A zip reader doesn't verify its own checksums, and a damaged length would ask for gigabytes, so that the content is read twice:
/// it is verified before any of it is interpreted.
/// </para>
/// </remarks>
internal static class ComponentPayload
{
    private const int BufferSize = 1 << 16;

    public static void Write(BinaryWriter writer, Action<BinaryWriter> save)
    {
        var stream = writer.BaseStream;
        var start = stream.Position;
        writer.Write(0L); // the length, until it is known
        using var content = new HashedStream(stream);
        using (var contentWriter = new BinaryWriter(new BufferedStream(content, BufferSize), Encoding.UTF8, leaveOpen: true))
        {
            save(contentWriter);
        }

        stream.Position = start;
        writer.Write(content.Position);
        stream.Position = start + sizeof(long) + content.Position;
        writer.Write(content.Hash());
    }

    public static T Read<T>(BinaryReader reader, string name, Func<BinaryReader, T> load)
    {
        try
        {
            var length = reader.ReadInt64();
            var stream = reader.BaseStream;
            var start = stream.Position;
            Verify(stream, length);
            stream.Position = start;
            var content = new BufferedStream(new StreamPart(stream, length), BufferSize);
            using var contentReader = new BinaryReader(content, Encoding.UTF8, leaveOpen: true);
            var component = load(contentReader);
            if (content.Position != length)
            {
                throw new InvalidDataException($"{length - content.Position} bytes were left unread");
            }

            stream.Position = start + length + SHA256.HashSizeInBytes;
            return component;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new NlpMlNetException(
                $"The part '{name}' of the model file is damaged: {e.Message}. Copy the file again, or train and save the model again.", e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or IndexOutOfRangeException or OverflowException or NullReferenceException or KeyNotFoundException)
        {
            throw new NlpMlNetException(
                $"The part '{name}' of the model file holds values that don't fit together. Copy the file again, or train and save the model again.", e);
        }
    }

    private static void Verify(Stream stream, long length)
    {
        var left = stream.Length - stream.Position;
        if (length < 0 || length > left)
        {
            throw new InvalidDataException($"it should hold {length} bytes and ends after {left}");
        }

        using var content = new HashedStream(Stream.Null);
        new StreamPart(stream, length).CopyTo(content, BufferSize);
        var expected = new byte[SHA256.HashSizeInBytes];
        if (stream.ReadAtLeast(expected, expected.Length, throwOnEndOfStream: false) < expected.Length || !content.Hash().AsSpan().SequenceEqual(expected))
        {
            throw new InvalidDataException("its checksum differs from its content");
        }
    }
}

using System.Security.Cryptography;
using System.Text;

namespace NlpMlNet.Hosting;

/// <summary>A component's bytes in a model file: length, content, SHA-256.</summary>
/// <remarks>
/// A zip reader doesn't verify its own checksums, and a damaged length would ask for gigabytes, so that the content is
/// verified before any of it is interpreted.
/// </remarks>
internal static class ComponentPayload
{
    public static void Write(BinaryWriter writer, Action<BinaryWriter> save)
    {
        using var content = new MemoryStream();
        using (var contentWriter = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            save(contentWriter);
        }

        var bytes = content.GetBuffer().AsSpan(0, checked((int)content.Length));
        writer.Write(content.Length);
        writer.Write(bytes);
        writer.Write(SHA256.HashData(bytes));
    }

    public static T Read<T>(BinaryReader reader, string name, Func<BinaryReader, T> load)
    {
        try
        {
            var length = reader.ReadInt64();
            if (length < 0 || length > Array.MaxLength)
            {
                throw new InvalidDataException($"it claims to hold {length} bytes");
            }

            var content = ReadExactly(reader, (int)length);
            if (!SHA256.HashData(content).AsSpan().SequenceEqual(reader.ReadBytes(SHA256.HashSizeInBytes)))
            {
                throw new InvalidDataException("its checksum differs from its content");
            }

            using var contentReader = new BinaryReader(new MemoryStream(content, writable: false), Encoding.UTF8);
            var component = load(contentReader);
            if (contentReader.BaseStream.Position != length)
            {
                throw new InvalidDataException($"{length - contentReader.BaseStream.Position} bytes were left unread");
            }

            return component;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new NlpMlNetException(
                $"The part '{name}' of the model file is damaged: {e.Message}. Copy the file again, or train and save the model again.", e);
        }
    }

    private static byte[] ReadExactly(BinaryReader reader, int length)
    {
        // Read in pieces: a damaged length must not allocate more than the file holds.
        const int Piece = 1 << 20;
        using var content = new MemoryStream(Math.Min(length, Piece));
        var buffer = new byte[Math.Min(length, Piece)];
        while (content.Length < length)
        {
            var read = reader.Read(buffer, 0, (int)Math.Min(buffer.Length, length - content.Length));
            if (read == 0)
            {
                throw new EndOfStreamException($"it should hold {length} bytes and ends after {content.Length}");
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}

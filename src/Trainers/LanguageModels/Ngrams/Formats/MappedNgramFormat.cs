using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NlpMlNet.Files;

namespace NlpMlNet.LanguageModels;

/// <summary>An n-gram model as a file that is opened at once: its tables are read where they are, in the mapped file.</summary>
/// <remarks>
/// Little-endian. Bytes 0-7 "NLPMLNG1"; 8 the length of the file, 16 that of the head (64 bits each); 24 the SHA-256 of the head; from
/// 64 the head (see <see cref="NgramHead"/>); then, each at a multiple of 64: the unigrams, and for each order above the buckets and the records.
/// </remarks>
internal static class MappedNgramFormat
{
    private const int HeadAt = 64;
    private const int HashAt = 24;
    private const int Alignment = 64;

    /// <summary>Gets the first bytes of every file of this form and version.</summary>
    public static ReadOnlySpan<byte> Magic => "NLPMLNG1"u8;

    /// <exception cref="NlpMlNetException">The file can't be written.</exception>
    public static void Write(NgramModel model, string path) => AtomicFile.Write(path, file =>
    {
        var head = HeadOf(model);
        file.Write(new byte[HeadAt]); // until the length is known
        file.Write(head);
        WritePart(file, model.Tables.Unigrams.Values);
        foreach (var table in model.Tables.Higher)
        {
            WritePart(file, table.Starts.Span);
            WritePart(file, table.Records.Span);
        }

        var start = new byte[HeadAt];
        Magic.CopyTo(start);
        BinaryPrimitives.WriteInt64LittleEndian(start.AsSpan(8), file.Position);
        BinaryPrimitives.WriteInt64LittleEndian(start.AsSpan(16), head.Length);
        SHA256.HashData(head, start.AsSpan(HashAt));
        file.Position = 0;
        file.Write(start);
    });

    /// <exception cref="NlpMlNetException">The file can't be read, or is none of this form.</exception>
    public static NgramModel Open(string path)
    {
        var file = new MappedNgramFile(path);
        try
        {
            return Read(file);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or OverflowException or FormatException or ArgumentException)
        {
            file.Dispose();
            throw new NlpMlNetException($"'{path}' can't be read as an n-gram model: {e.Message.TrimEnd('.')}. Copy the file again, or convert the model again.", e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static NgramModel Read(MappedNgramFile file)
    {
        var start = file.Part<byte>(0, HeadAt).Span;
        if (!start.StartsWith(Magic))
        {
            throw new InvalidDataException("it doesn't begin as one");
        }

        var (length, headLength) = (BinaryPrimitives.ReadInt64LittleEndian(start[8..]), BinaryPrimitives.ReadInt64LittleEndian(start[16..]));
        if (length != file.Length)
        {
            throw new InvalidDataException($"it has {file.Length} bytes and should have {length}");
        }

        var bytes = file.Part<byte>(HeadAt, checked((int)headLength)).ToArray();
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(start[HashAt..(HashAt + SHA256.HashSizeInBytes)]))
        {
            throw new InvalidDataException("its head doesn't fit its checksum");
        }

        var head = NgramHead.Load(new BinaryReader(new MemoryStream(bytes), Encoding.UTF8));
        return new NgramModel(head.Vocabulary, TablesOf(file, head, HeadAt + headLength), head.Warnings, file);
    }

    private static NgramTables TablesOf(MappedNgramFile file, NgramHead head, long end)
    {
        var unigrams = new UnigramTable(Next<float>(2 * head.Vocabulary.Count));
        List<NgramTable> higher = [];
        foreach (var (layout, count) in head.Tables)
        {
            var starts = Next<uint>(layout.BucketCount + 1);
            higher.Add(new NgramTable(layout, count, starts, Next<byte>((int)NgramTable.BytesOf(layout, count))));
            NgramTableCheck.RequireBuckets(higher[^1], higher.Count + 1);
        }

        return new NgramTables(unigrams, higher);

        unsafe Memory<T> Next<T>(int count)
            where T : unmanaged
        {
            var part = file.Part<T>(Align(end), count);
            end = Align(end) + ((long)count * sizeof(T));
            return part;
        }
    }

    private static byte[] HeadOf(NgramModel model)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        NgramHead.Of(model).Save(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    private static void WritePart<T>(Stream file, ReadOnlySpan<T> items)
        where T : unmanaged
    {
        file.Write(new byte[Align(file.Position) - file.Position]);
        file.Write(MemoryMarshal.AsBytes(items));
    }

    private static long Align(long offset) => (offset + Alignment - 1) / Alignment * Alignment;
}

using System.IO.Compression;

namespace NlpMlNet.Csv;

/// <summary>Unpacks gzip while it is read, and knows when the end is missing.</summary>
/// <remarks>
/// <see cref="GZipStream"/> checks each member's checksum, but takes a file that ends too early for a shorter one. So a member with a mark
/// is put behind the file: it comes out at the end only if the file's own members are complete.
/// </remarks>
internal sealed class GzipText : ForwardStream
{
    private static readonly byte[] Mark = "\0The end of it.\0"u8.ToArray();
    private static readonly byte[] MarkMember = Pack(Mark);

    private readonly Stream source;
    private readonly GZipStream unpacked;
    private readonly byte[] ahead = new byte[1 << 16];
    private int start;
    private int end;
    private bool ended;

    /// <param name="first">The file's first bytes.</param>
    /// <param name="source">The others; disposed of with this stream.</param>
    public GzipText(byte[] first, Stream source)
    {
        this.source = source;
        unpacked = new GZipStream(new Sequence(first, source, MarkMember), CompressionMode.Decompress);
    }

    /// <exception cref="InvalidDataException">The data are damaged, or end too early.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (end - start <= Mark.Length && !ended)
        {
            Load();
        }

        var part = ahead.AsSpan(start, Math.Max(0, Math.Min(buffer.Length, end - start - Mark.Length)));
        part.CopyTo(buffer);
        start += part.Length;
        return part.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            unpacked.Dispose();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Load()
    {
        var held = ahead.AsSpan(start, end - start);
        held.CopyTo(ahead);
        (start, end) = (0, held.Length);
        var read = unpacked.Read(ahead.AsSpan(end));
        end += read;
        ended = read == 0;
        if (ended && !ahead.AsSpan(start, end).EndsWith(Mark))
        {
            throw new InvalidDataException();
        }
    }

    private static byte[] Pack(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(text);
        }

        return packed.ToArray();
    }

    /// <summary>Some bytes, a stream, and some bytes more.</summary>
    private sealed class Sequence(byte[] first, Stream middle, byte[] last) : ForwardStream
    {
        private int firstRead;
        private int lastRead;

        public override int Read(Span<byte> buffer)
        {
            var count = Take(first, ref firstRead, buffer);
            count = count > 0 ? count : lastRead > 0 ? 0 : middle.Read(buffer);
            return count > 0 || buffer.IsEmpty ? count : Take(last, ref lastRead, buffer);
        }

        private static int Take(byte[] bytes, ref int read, Span<byte> buffer)
        {
            var part = bytes.AsSpan(read, Math.Min(bytes.Length - read, buffer.Length));
            part.CopyTo(buffer);
            read += part.Length;
            return part.Length;
        }
    }
}

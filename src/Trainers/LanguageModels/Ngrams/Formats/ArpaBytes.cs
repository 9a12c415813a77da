using System.Globalization;
using System.IO.Compression;

namespace NlpMlNet.LanguageModels;

/// <summary>The bytes of an ARPA file, unpacked if it is gzip; a small file can't take all memory.</summary>
/// <remarks>Gzip makes an ARPA file three to six times smaller, and zeros a thousand times.</remarks>
internal sealed class ArpaBytes : Stream
{
    private const long FreeBytes = 64 << 20;
    private const int Ratio = 100;
    private const int LongestLine = 1 << 20;

    private readonly FileStream file;
    private readonly Stream source;
    private readonly long allowed;
    private long read;
    private long lineLength;

    /// <exception cref="IOException">It can't be opened.</exception>
    public ArpaBytes(string path)
    {
        file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var isGzip = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        source = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        allowed = isGzip ? FreeBytes + (Ratio * file.Length) : long.MaxValue;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidDataException">There is more than the file may unpack to, or no end of a line for too long.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = Unpack(buffer);
        read += count;
        if (read > allowed)
        {
            throw Refuse($"its {file.Length} bytes unpack to more than {allowed}, the most for a file of this size. Is it the right file?");
        }

        var lineEnd = buffer[..count].LastIndexOfAny((byte)'\n', (byte)'\r');
        lineLength = lineEnd < 0 ? lineLength + count : count - lineEnd - 1;
        return lineLength <= LongestLine ? count : throw Refuse($"a line of it has more than {LongestLine} bytes. Is it the right file?");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Unpack(Span<byte> buffer)
    {
        try
        {
            return source.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw Refuse($"its gzip data are damaged. Copy or download it again.");
        }
    }

    private static InvalidDataException Refuse(FormattableString reason) => new(reason.ToString(CultureInfo.InvariantCulture));
}

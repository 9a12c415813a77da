namespace NlpMlNet.Tests.Scoring;

/// <summary>A disk with room for some bytes, which then fails, or does something else.</summary>
internal sealed class FullDisk(Stream file, int room, Action? whenFull = null) : Stream
{
    private const int NoSpaceLeftOnDevice = 28;

    private int left = room;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (whenFull is not null && buffer.Length > left)
        {
            whenFull();
            left = int.MaxValue;
        }

        var part = buffer[..Math.Min(buffer.Length, left)]; // a disk takes what it has room for
        file.Write(part);
        left -= part.Length;
        if (part.Length < buffer.Length)
        {
            throw new IOException("No space left on device", NoSpaceLeftOnDevice);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

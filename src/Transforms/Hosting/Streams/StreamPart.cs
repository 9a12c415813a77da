namespace NlpMlNet.Hosting;

/// <summary>A part of a stream, from its present position on, as a stream of its own that ends where the part does.</summary>
/// <param name="source">The stream, which can seek; it stays open, and only the part may be read meanwhile.</param>
/// <param name="length">The number of bytes of the part.</param>
internal sealed class StreamPart(Stream source, long length) : Stream
{
    private readonly long start = source.Position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => source.Position - start; set => source.Position = start + value; }

    public override int Read(Span<byte> buffer) => source.Read(buffer[..(int)Math.Clamp(length - Position, 0, buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? Position : length);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

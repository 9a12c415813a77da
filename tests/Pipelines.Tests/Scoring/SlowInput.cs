using System.Text;

namespace NlpMlNet.Tests.Scoring;

/// <summary>Gives some text and then lets the reader wait, as a pipe does whose other end is silent.</summary>
internal sealed class SlowInput(string text) : Stream
{
    private readonly MemoryStream first = new(Encoding.UTF8.GetBytes(text));
    private readonly ManualResetEventSlim never = new();

    public ManualResetEventSlim IsWaitedFor { get; } = new();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var count = first.Read(buffer);
        if (count == 0)
        {
            IsWaitedFor.Set();
            never.Wait(TimeSpan.FromSeconds(10)); // long after the test's end
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

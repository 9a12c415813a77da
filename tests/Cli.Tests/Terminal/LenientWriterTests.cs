using NlpMlNet.Cli.Terminal;

namespace NlpMlNet.Cli.Tests.Terminal;

public sealed class LenientWriterTests
{
    [Fact]
    public void Write_TargetIsFull_LosesTheMessageAlone()
    {
        using var full = new StreamWriter(new FullStream()) { AutoFlush = true };
        using var writer = new LenientWriter(full);

        writer.WriteLine("a message");
        writer.Write('x');
        writer.Flush();
    }

    [Fact]
    public void Write_TargetTakesIt_PassesItOn()
    {
        using var target = new StringWriter();
        using var writer = new LenientWriter(target);

        writer.Write("a ");
        writer.Write(['b', 'c', 'd'], 1, 2);
        writer.WriteLine('!');

        Assert.Equal($"a cd!{Environment.NewLine}", target.ToString());
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }
}

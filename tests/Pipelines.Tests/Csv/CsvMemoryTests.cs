using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Csv;

/// <summary>What is measured here is the memory of the whole process: no other test may run at the same time.</summary>
[CollectionDefinition(nameof(CsvMemoryTests), DisableParallelization = true)]
[Collection(nameof(CsvMemoryTests))]
public sealed class CsvMemoryTests : IDisposable
{
    private readonly MLContext context = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Cursor_OverALargeFile_KeepsMemoryConstant()
    {
        var row = "some words that stand for a survey answer,12.5\n";
        var path = folder.Write("s.csv", "text,n\n" + string.Concat(Enumerable.Repeat(row, 400_000))); // 19 MB
        var view = context.Data.LoadFromCsv(path);
        using var cursor = view.GetRowCursor(view.Schema);
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(cursor.MoveNext());
        }

        var early = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 1000; i < 399_000; i++)
        {
            Assert.True(cursor.MoveNext());
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - early, long.MinValue, 1 << 20);
    }

    [Fact]
    public void Read_LineOf200Megabytes_IsNotKept()
    {
        using var reader = new CsvRecordReader(new Endless("text\n", (byte)'x', 200 << 20, "\nb\n"), "t.csv", new CsvOptions());
        var early = GC.GetTotalMemory(forceFullCollection: true);

        Assert.True(reader.Read());
        Assert.StartsWith("the row is longer than 16777216 bytes", reader.Fault?.ToString(), StringComparison.Ordinal);
        Assert.True(reader.Read());
        Assert.Equal((2, "b"), (reader.Row, reader.GetString(0)));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - early, long.MinValue, 100 << 20);
    }

    [Theory]
    [InlineData((byte)'x', "the first line has more than 16777216 bytes (CsvOptions.MaximumRowLength), and so no names of columns.")]
    [InlineData((byte)0, "the first line holds NUL characters.")]
    public void Open_FirstLineWithoutEnd_IsRefusedAfterALittleOfIt(byte content, string expected)
    {
        using var endless = new Endless("", content, long.MaxValue, "");

        var error = Assert.Throws<NlpMlNetException>(() => new CsvRecordReader(endless, "t.csv", new CsvOptions()));

        Assert.StartsWith($"t.csv, line 1: {expected}", error.Message, StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, 0, 64 << 20);
    }

    /// <summary>A text, a byte again and again, and a text.</summary>
    private sealed class Endless(string before, byte content, long count, string behind) : Stream
    {
        private readonly Queue<byte> start = new(System.Text.Encoding.UTF8.GetBytes(before));
        private readonly Queue<byte> end = new(System.Text.Encoding.UTF8.GetBytes(behind));
        private long left = count;

        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            var read = 0;
            for (; read < buffer.Length && start.TryDequeue(out var next); read++)
            {
                buffer[read] = next;
            }

            var middle = (int)Math.Min(left, buffer.Length - read);
            buffer.Slice(read, middle).Fill(content);
            (read, left) = (read + middle, left - middle);
            for (; left == 0 && read < buffer.Length && end.TryDequeue(out var next); read++)
            {
                buffer[read] = next;
            }

            BytesRead += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.ML;
using NlpMlNet.Models;
using NlpMlNet.Scoring;

// A scoring in a process of its own, for what a process can't do to itself and go on:
//   kill MODEL INPUT OUTPUT ROWS   scores and is killed (kill -9) when that many rows are recorded
//   peak MODEL ROWS                scores that many generated rows and prints the peak of its memory in bytes
var scorer = BatchScorer.Load(new MLContext(seed: 1), args[1], ModelTrust.Everything);
if (args[0] == "kill")
{
    var rows = int.Parse(args[4], CultureInfo.InvariantCulture);
    var options = new BatchScoringOptions { InputPath = args[2], OutputPath = args[3], CheckpointInterval = TimeSpan.Zero };
    scorer.Score(options, new KillAt(rows));
}
else
{
    var rows = int.Parse(args[2], CultureInfo.InvariantCulture);
    using var input = new GeneratedRows(rows);
    var summary = scorer.Score(new BatchScoringOptions { Input = input, Output = Stream.Null });
    using var self = Process.GetCurrentProcess();
    Console.WriteLine($"{summary.RowsWritten} {self.PeakWorkingSet64}");
}

internal sealed class KillAt(int rows) : IProgress<ScoringProgress>
{
    public void Report(ScoringProgress value)
    {
        if (value.RowsRead >= rows)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}

/// <summary>A CSV file that is made while it is read.</summary>
internal sealed class GeneratedRows(int rows) : Stream
{
    private byte[] line = Encoding.UTF8.GetBytes("Id,Text\n");
    private int position;
    private int row;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length && (position < line.Length || NextLine()))
        {
            var count = Math.Min(buffer.Length - written, line.Length - position);
            line.AsSpan(position, count).CopyTo(buffer[written..]);
            position += count;
            written += count;
        }

        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private bool NextLine()
    {
        if (row == rows)
        {
            return false;
        }

        row++;
        line = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row},the film was not very good and the story number {row % 977} is dull\n"));
        position = 0;
        return true;
    }
}

using System.Security.Cryptography;
using NlpMlNet.Files;

namespace NlpMlNet.Scoring;

/// <summary>Counts the bytes of an input as they are read, and takes their hash if the run may be resumed again.</summary>
/// <param name="input">The input.</param>
/// <param name="leaveOpen">Whether the input stays open.</param>
/// <param name="hashed">Whether to take the hash.</param>
internal sealed class InputMeter(Stream input, bool leaveOpen, bool hashed) : Stream
{
    private readonly IncrementalHash? hash = hashed ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private long bytes;

    /// <summary>Gets the number of bytes read; other threads may ask.</summary>
    public long BytesRead => Interlocked.Read(ref bytes);

    /// <summary>Gets the size of the input; <see langword="null"/> when it isn't known.</summary>
    public long? Size { get; } = input.CanSeek ? input.Length - input.Position : null;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    /// <summary>Opens the input of a run.</summary>
    /// <exception cref="NlpMlNetException">The file can't be opened.</exception>
    public static InputMeter Open(BatchScoringOptions options, bool hashed)
    {
        if (options.InputPath is null)
        {
            return new InputMeter(options.Input!, leaveOpen: true, hashed); // validated: there is a path or a stream
        }

        try
        {
            return new InputMeter(new FileStream(options.InputPath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan), leaveOpen: false, hashed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"{options.InputPath} can't be read: {ReadFailure.Describe(e)}", e);
        }
    }

    /// <summary>Describes what has been read.</summary>
    public InputMark Mark() => new(BytesRead, hash is null ? string.Empty : Convert.ToHexStringLower(hash.GetCurrentHash()));

    public override int Read(Span<byte> buffer)
    {
        var count = input.Read(buffer);
        if (count == 0 && buffer.Length > 0 && BytesRead < Size)
        {
            throw new NlpMlNetException(
                $"The input ends after {BytesRead} of the {Size} bytes that it had when the run began: it got shorter while it was read. Let no other program write it meanwhile, and start again.");
        }

        hash?.AppendData(buffer[..count]);
        Interlocked.Add(ref bytes, count);
        return count;
    }

    /// <summary>Reads over some bytes, or to the end if there are fewer.</summary>
    public void Pass(long count)
    {
        var buffer = new byte[1 << 16];
        while (BytesRead < count && Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, count - BytesRead))) > 0)
        {
        }
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
            hash?.Dispose();
            if (!leaveOpen)
            {
                input.Dispose();
            }
        }

        base.Dispose(disposing);
    }
}

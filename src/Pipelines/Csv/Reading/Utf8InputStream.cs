using System.Text;

namespace NlpMlNet.Csv;

/// <summary>A file's text as UTF-8 without byte-order mark, whatever its encoding.</summary>
/// <remarks>
/// The text ends at the first invalid byte, with <see cref="Sentinel"/> in its place: so the row that holds it can be told
/// among those that were read ahead. UTF-8 is checked in place; other encodings are decoded and encoded again.
/// </remarks>
internal sealed class Utf8InputStream : Stream
{
    private const int ChunkSize = 1 << 16;
    private const int LongestCharacter = 4;

    private readonly Stream source;
    private readonly Transcoder? transcoder;
    private readonly byte[] input = new byte[ChunkSize + LongestCharacter];
    private ReadOnlyMemory<byte> ready;
    private Range unfinished;
    private long inputPosition;
    private long lineFeeds;
    private long carriageReturns;
    private bool ended;

    /// <summary>Reads the first bytes and finds the encoding.</summary>
    /// <param name="source">The file; disposed of with this stream.</param>
    /// <param name="encodingName">The encoding of a file without byte-order mark; UTF-8 if <see langword="null"/>.</param>
    public Utf8InputStream(Stream source, string? encodingName)
    {
        this.source = source;
        var count = source.ReadAtLeast(input.AsSpan(0, ChunkSize), ChunkSize, throwOnEndOfStream: false);
        (Encoding, var markLength) = CsvEncoding.Detect(input.AsSpan(0, count), CsvEncoding.Get(encodingName));
        HasByteOrderMark = markLength > 0;
        StartsLikeZip = input.AsSpan(0, count).StartsWith("PK\x03\x04"u8);
        transcoder = Encoding.CodePage == Encoding.UTF8.CodePage ? null : new Transcoder(Encoding, ChunkSize);
        Take(markLength, count);
    }

    /// <summary>Gets the character in place of the first invalid byte: U+FFFF, to which Unicode gives no meaning.</summary>
    public static ReadOnlySpan<byte> Sentinel => "\uFFFF"u8;

    /// <summary>Gets the first invalid bytes and their position in the file, once they were met.</summary>
    public (long Offset, byte[] Bytes)? Invalid { get; private set; }

    /// <summary>Gets the encoding of the byte-order mark, the one that was given, or UTF-8.</summary>
    public Encoding Encoding { get; }

    /// <summary>Gets a value indicating whether the file begins with a byte-order mark.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>Gets a value indicating whether the file begins as workbooks do.</summary>
    public bool StartsLikeZip { get; }

    /// <summary>Gets the number of the line up to which text was handed out.</summary>
    public long Line => 1 + (lineFeeds > 0 ? lineFeeds : carriageReturns);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The current text, which is not yet handed out.</summary>
    public ReadOnlySpan<byte> Peek() => ready.Span;

    public override int Read(Span<byte> buffer)
    {
        while (ready.IsEmpty && !ended && Invalid is null)
        {
            TakeNext();
        }

        var part = ready.Span[..Math.Min(buffer.Length, ready.Length)];
        part.CopyTo(buffer);
        lineFeeds += part.Count((byte)'\n');
        carriageReturns += part.Count((byte)'\r');
        ready = ready[part.Length..];
        return part.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void TakeNext()
    {
        var kept = input.AsSpan(unfinished);
        inputPosition += unfinished.Start.Value;
        kept.CopyTo(input);
        var count = source.Read(input.AsSpan(kept.Length, ChunkSize - kept.Length));
        ended = count == 0;
        Take(0, kept.Length + count);
    }

    /// <summary>Makes the input's bytes from <paramref name="start"/> to <paramref name="end"/> ready, up to the first invalid one.</summary>
    private void Take(int start, int end)
    {
        var bytes = input.AsSpan(start, end - start);
        if (transcoder is not null)
        {
            ready = transcoder.ToUtf8(bytes, inputPosition + start, flush: ended);
            unfinished = end..end;
            Invalid = transcoder.Invalid;
            return;
        }

        var complete = ended ? bytes.Length : Utf8Text.CompleteLength(bytes);
        var valid = Utf8Text.ValidLength(bytes[..complete]);
        unfinished = (start + complete)..end;
        if (valid < complete)
        {
            Invalid = (inputPosition + start + valid, bytes[valid..Math.Min(valid + LongestCharacter, complete)].ToArray());
            Sentinel.CopyTo(input.AsSpan(start + valid));
            valid += Sentinel.Length;
        }

        ready = input.AsMemory(start, valid);
    }
}

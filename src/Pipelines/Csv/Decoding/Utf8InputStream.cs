using System.Buffers;
using System.Text;

namespace NlpMlNet.Csv;

/// <summary>A file's text as UTF-8 without byte-order mark, whatever its encoding, unpacked if it is gzip.</summary>
/// <remarks>
/// Bytes that aren't valid become U+FFFD, and are noted: so the row that holds them can be told. UTF-8 is checked in place; other
/// encodings are decoded and encoded again.
/// </remarks>
internal sealed class Utf8InputStream : ForwardStream
{
    /// <summary>The number of bytes of the file that are read at a time.</summary>
    public const int ChunkSize = 1 << 16;
    private const int LongestCharacter = 4;

    private readonly Stream source;
    private readonly Transcoder? transcoder;
    private readonly byte[] input = new byte[ChunkSize + LongestCharacter];
    private readonly ArrayBufferWriter<byte> repaired = new();
    private ReadOnlyMemory<byte> ready;
    private Range unfinished;
    private long inputPosition;
    private long textLength;
    private bool ended;

    /// <summary>Reads the first bytes and finds the encoding.</summary>
    /// <param name="source">The file; disposed of with this stream.</param>
    /// <param name="encodingName">The encoding of a file without byte-order mark; UTF-8 if <see langword="null"/>.</param>
    public Utf8InputStream(Stream source, string? encodingName)
    {
        this.source = source;
        var count = Fill(source);
        if (FileKind.IsGzip(input.AsSpan(0, count)))
        {
            this.source = new GzipText(input[..count], source);
            count = Fill(this.source);
        }

        (Encoding, var markLength) = CsvEncoding.Detect(input.AsSpan(0, count), CsvEncoding.Get(encodingName));
        HasByteOrderMark = markLength > 0;
        Kind = FileKind.Of(input.AsSpan(0, count));
        transcoder = Encoding.CodePage == Encoding.UTF8.CodePage ? null : new Transcoder(Encoding, ChunkSize);
        Take(markLength, count);
    }

    /// <summary>Gets what is not valid in the text so far, in order.</summary>
    public Queue<InvalidBytes> Invalid { get; } = [];

    /// <summary>Gets the encoding of the byte-order mark, the one that was given, or UTF-8.</summary>
    public Encoding Encoding { get; }

    /// <summary>Gets a value indicating whether the file begins with a byte-order mark.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>Gets what the file is if its first bytes say that it is no CSV file.</summary>
    public FileKind? Kind { get; }

    /// <summary>Gets the beginning of the text, before anything is read of it.</summary>
    public ReadOnlySpan<byte> Beginning => ready.Span;

    public override int Read(Span<byte> buffer)
    {
        while (ready.IsEmpty && !ended)
        {
            TakeNext();
        }

        var part = ready.Span[..Math.Min(buffer.Length, ready.Length)];
        part.CopyTo(buffer);
        ready = ready[part.Length..];
        return part.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Fill(Stream stream) => stream.ReadAtLeast(input.AsSpan(0, ChunkSize), ChunkSize, throwOnEndOfStream: false);

    private void TakeNext()
    {
        var kept = input.AsSpan(unfinished);
        inputPosition += unfinished.Start.Value;
        kept.CopyTo(input);
        var count = source.Read(input.AsSpan(kept.Length, ChunkSize - kept.Length));
        ended = count == 0;
        Take(0, kept.Length + count);
    }

    /// <summary>Makes the input's bytes from <paramref name="start"/> to <paramref name="end"/> ready.</summary>
    private void Take(int start, int end)
    {
        var bytes = input.AsSpan(start, end - start);
        if (transcoder is not null)
        {
            ready = transcoder.ToUtf8(bytes, inputPosition + start, flush: ended, Note);
            unfinished = end..end;
        }
        else
        {
            var complete = ended ? bytes.Length : Utf8Text.CompleteLength(bytes);
            var valid = Utf8Text.ValidLength(bytes[..complete]);
            unfinished = (start + complete)..end;
            ready = valid == complete ? input.AsMemory(start, complete) : Repair(bytes[..complete], valid, inputPosition + start);
        }

        textLength += ready.Length;
    }

    /// <summary>Puts U+FFFD in the place of each sequence that is not valid: its longest part that begins a character (Unicode 16, section 3.9).</summary>
    private ReadOnlyMemory<byte> Repair(ReadOnlySpan<byte> bytes, int valid, long position)
    {
        repaired.ResetWrittenCount();
        for (var at = 0; at < bytes.Length; valid = Utf8Text.ValidLength(bytes[at..]))
        {
            repaired.Write(bytes.Slice(at, valid));
            at += valid;
            if (at < bytes.Length)
            {
                Note(new InvalidBytes(repaired.WrittenCount, position + at, bytes[at..Math.Min(at + LongestCharacter, bytes.Length)].ToArray()));
                repaired.Write("\uFFFD"u8);
                Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
                at += length;
            }
        }

        return repaired.WrittenMemory;
    }

    private void Note(InvalidBytes invalid) => Invalid.Enqueue(invalid with { TextOffset = textLength + invalid.TextOffset });
}

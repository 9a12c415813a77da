namespace NlpMlNet.Csv;

/// <summary>A text that can be read again from any place that is still needed.</summary>
/// <remarks>What is before <see cref="Needed"/> is forgotten with the next bytes, so that memory is that of a row and what was read ahead.</remarks>
/// <param name="source">The text; disposed of with this stream.</param>
internal sealed class RewindableText(Stream source) : ForwardStream
{
    private const int LeastRoom = 1 << 12;

    private byte[] kept = new byte[1 << 17];
    private long keptFrom;
    private int count;
    private int next;

    /// <summary>Gets or sets the offset from which on the text may be asked for again.</summary>
    public long Needed { get; set; }

    /// <summary>Gets what is kept from an offset on.</summary>
    public ReadOnlySpan<byte> From(long offset) => kept.AsSpan((int)(offset - keptFrom), count - (int)(offset - keptFrom));

    /// <summary>Goes back, or forward, to an offset that is kept.</summary>
    public void MoveTo(long offset) => next = (int)(offset - keptFrom);

    public override int Read(Span<byte> buffer)
    {
        if (next == count && !Load())
        {
            return 0;
        }

        var part = kept.AsSpan(next, Math.Min(buffer.Length, count - next));
        part.CopyTo(buffer);
        next += part.Length;
        return part.Length;
    }

    /// <summary>Keeps more of the text.</summary>
    /// <returns><see langword="false"/> at its end.</returns>
    public bool Load()
    {
        Forget();
        if (kept.Length - count < LeastRoom)
        {
            Array.Resize(ref kept, kept.Length * 2);
        }

        var read = source.Read(kept.AsSpan(count));
        count += read;
        return read > 0;
    }

    /// <summary>Finds where the line after an offset begins, or the end of the text; <see cref="MoveTo"/> must follow.</summary>
    public long NextLine(long offset)
    {
        while (true)
        {
            var rest = From(offset);
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end >= 0 && (rest[end] == (byte)'\n' || end + 1 < rest.Length))
            {
                return offset + end + (rest[end..].StartsWith("\r\n"u8) ? 2 : 1);
            }

            offset += end < 0 ? rest.Length : end;
            (Needed, next) = (Math.Max(Needed, offset), count); // a line may be as long as the file: it isn't kept
            if (!Load())
            {
                return offset + From(offset).Length;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Forget()
    {
        var old = (int)Math.Clamp(Needed - keptFrom, 0, Math.Min(next, count));
        if (old > 0)
        {
            kept.AsSpan(old, count - old).CopyTo(kept);
            (keptFrom, count, next) = (keptFrom + old, count - old, next - old);
        }
    }
}

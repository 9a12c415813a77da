namespace NlpMlNet.Csv;

/// <summary>Writes a quote after a backslash as RFC 4180 writes it, doubled, so that the text keeps its length.</summary>
/// <remarks>Two backslashes stay two: <see cref="Unescape"/> makes one of them in a field that is known to be quoted.</remarks>
/// <param name="source">The text; disposed of with this stream.</param>
internal sealed class BackslashQuotes(Stream source) : ForwardStream
{
    private bool heldBack; // a backslash at the end of what was read, before what it stands for is known
    private long position;

    /// <summary>Gets where a backslash became a quote, in order.</summary>
    public Queue<long> Replaced { get; } = [];

    /// <summary>Makes one backslash of two in a quoted field.</summary>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> field)
    {
        if (field.IndexOf(@"\\"u8) < 0)
        {
            return field;
        }

        var (text, length) = (new byte[field.Length], 0);
        for (var i = 0; i < field.Length; i++)
        {
            text[length++] = field[i];
            i += field[i..].StartsWith(@"\\"u8) ? 1 : 0;
        }

        return text.AsSpan(0, length);
    }

    public override int Read(Span<byte> buffer)
    {
        var count = 0;
        if (heldBack)
        {
            buffer[count++] = (byte)'\\';
        }

        var read = source.Read(buffer[count..]);
        heldBack = false;
        count += read;
        Rewrite(buffer[..count], isLast: read == 0);
        count -= heldBack ? 1 : 0;
        position += count;
        return count > 0 || read == 0 ? count : Read(buffer);
    }

    /// <summary>Puts the backslashes of a row back that it was read with.</summary>
    /// <param name="row">The row, as it was read.</param>
    /// <param name="offset">Where it starts in the text.</param>
    public void Restore(Span<byte> row, long offset)
    {
        foreach (var place in Replaced)
        {
            if (place >= offset && place < offset + row.Length)
            {
                row[(int)(place - offset)] = (byte)'\\';
            }
        }
    }

    /// <summary>Forgets what was replaced before a row that was reached.</summary>
    public void Forget(long before)
    {
        while (Replaced.TryPeek(out var place) && place < before)
        {
            Replaced.Dequeue();
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

    private void Rewrite(Span<byte> text, bool isLast)
    {
        for (var i = 0; text[i..].IndexOf((byte)'\\') is >= 0 and var next; i += 2)
        {
            i += next;
            if (i + 1 == text.Length)
            {
                heldBack = !isLast;
                return;
            }

            if (text[i + 1] == (byte)'"')
            {
                text[i] = (byte)'"';
                Replaced.Enqueue(position + i);
            }
        }
    }
}

using System.Text;

namespace NlpMlNet.Csv;

/// <summary>Turns bytes of another encoding into UTF-8, with U+FFFD for what can't be decoded.</summary>
internal sealed class Transcoder
{
    private readonly InvalidBytesFallback fallback = new();
    private readonly Decoder decoder;
    private readonly Encoder encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
    private readonly char[] chars;
    private readonly byte[] output;

    /// <param name="from">The encoding of the bytes.</param>
    /// <param name="largest">The largest number of bytes in one call.</param>
    public Transcoder(Encoding from, int largest)
    {
        var strict = (Encoding)from.Clone();
        strict.DecoderFallback = fallback;
        decoder = strict.GetDecoder();
        chars = new char[strict.GetMaxCharCount(largest)];
        output = new byte[Encoding.UTF8.GetMaxByteCount(chars.Length)];
    }

    /// <summary>Transcodes.</summary>
    /// <param name="bytes">The bytes that follow those of the last call.</param>
    /// <param name="position">Their position in the file.</param>
    /// <param name="flush">Whether these are the last ones.</param>
    /// <param name="invalid">Receives what can't be decoded; places in the text are counted from the first byte of the result.</param>
    /// <returns>UTF-8, valid until the next call.</returns>
    public ReadOnlyMemory<byte> ToUtf8(ReadOnlySpan<byte> bytes, long position, bool flush, Action<InvalidBytes> invalid)
    {
        var text = chars.AsSpan(0, decoder.GetChars(bytes, chars, flush));
        var (start, length) = (0, 0);
        while (fallback.Found.TryDequeue(out var found) && text[start..].IndexOf(InvalidBytesFallback.Mark) is >= 0 and var place)
        {
            length += encoder.GetBytes(text.Slice(start, place), output.AsSpan(length), flush: false);
            invalid(new InvalidBytes(length, position + Locate(bytes, found), found.Bytes));
            text[start += place] = '\uFFFD';
        }

        return output.AsMemory(0, length + encoder.GetBytes(text[start..], output.AsSpan(length), flush));
    }

    // A decoder notices half a surrogate pair only at the character after it, and then reports that one's place.
    private static int Locate(ReadOnlySpan<byte> bytes, (int Index, byte[] Bytes) found)
    {
        var end = Math.Clamp(found.Index + found.Bytes.Length, 0, bytes.Length);
        var exact = bytes[..end].LastIndexOf(found.Bytes);
        return exact < 0 ? found.Index : exact;
    }
}

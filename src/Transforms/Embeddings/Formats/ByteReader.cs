namespace NlpMlNet.Embeddings;

/// <summary>Goes through a file from its beginning to its end in large blocks; what it hands out lies in the block.</summary>
internal sealed class ByteReader : IDisposable
{
    private const int BlockSize = 1 << 20;
    private const int LongestPiece = 1 << 26;

    private readonly FileStream file;
    private byte[] buffer = new byte[BlockSize];
    private long bufferOffset;
    private int start;
    private int end;

    /// <exception cref="NlpMlNetException">The file can't be opened.</exception>
    public ByteReader(string path)
    {
        Path = path;
        file = VectorFile.Open(path);
    }

    public string Path { get; }

    /// <summary>Gets the number of bytes of the file.</summary>
    public long Length => file.Length;

    /// <summary>Gets the next byte's position in the file.</summary>
    public long Offset => bufferOffset + start;

    /// <summary>Gets the bytes that lie ready.</summary>
    public ReadOnlySpan<byte> Available => buffer.AsSpan(start, end - start);

    /// <summary>Sees to it that some bytes lie ready, unless the file ends before.</summary>
    /// <returns>Whether there are as many.</returns>
    public bool TryFill(int count)
    {
        while (end - start < count)
        {
            if (!ReadMore(count))
            {
                return false;
            }
        }

        return true;
    }

    public void Advance(int count) => start += count;

    /// <summary>Takes the bytes up to the next <paramref name="delimiter"/>, which is skipped, or up to the end of the file.</summary>
    /// <param name="delimiter">The byte behind the piece.</param>
    /// <param name="longest">How many bytes there may be at most.</param>
    /// <param name="piece">The bytes, until the next call.</param>
    /// <param name="isDelimited">Whether the delimiter was found within <paramref name="longest"/> bytes.</param>
    /// <returns>Whether there was a byte left.</returns>
    public bool TryReadTo(byte delimiter, int longest, out ReadOnlySpan<byte> piece, out bool isDelimited)
    {
        var seen = 0;
        while (true)
        {
            var found = Available[seen..].IndexOf(delimiter);
            isDelimited = found >= 0;
            if (isDelimited || (seen = end - start) >= longest || !ReadMore(seen + 1))
            {
                var length = isDelimited ? seen + found : seen;
                piece = Available[..length];
                Advance(isDelimited ? length + 1 : length);
                return isDelimited || length > 0;
            }
        }
    }

    /// <summary>Takes a line without its end, which is LF or CR LF or the end of the file.</summary>
    /// <returns>Whether there was a line.</returns>
    public bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        var any = TryReadTo((byte)'\n', LongestPiece, out line, out var isDelimited);
        if (!isDelimited && line.Length >= LongestPiece)
        {
            throw new WordVectorFormatException(Path, null, Offset, $"no line ends within {LongestPiece} bytes; this is no text file");
        }

        if (line is [.., (byte)'\r'])
        {
            line = line[..^1];
        }

        return any;
    }

    public void Dispose() => file.Dispose();

    private bool ReadMore(int needed)
    {
        if (start > 0)
        {
            Available.CopyTo(buffer);
            bufferOffset += start;
            (start, end) = (0, end - start);
        }

        if (needed > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(needed, 2 * buffer.Length));
        }

        var read = file.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }
}

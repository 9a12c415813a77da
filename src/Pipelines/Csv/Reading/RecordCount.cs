namespace NlpMlNet.Csv;

/// <summary>Counts records by the line feeds outside quotes, without reading fields.</summary>
internal static class RecordCount
{
    private const int BufferSize = 1 << 16;

    /// <summary>Counts the ends of records.</summary>
    /// <param name="file">The file, at the beginning of a record.</param>
    /// <param name="length">The number of bytes to look at.</param>
    public static long Of(Stream file, long length)
    {
        var (buffer, records, quoted) = (new byte[BufferSize], 0L, false);
        for (var left = length; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, BufferSize));
            if (read == 0)
            {
                break;
            }

            foreach (var unit in buffer.AsSpan(0, read))
            {
                quoted ^= unit == (byte)'"'; // a doubled one closes and opens
                records += unit == (byte)'\n' && !quoted ? 1 : 0;
            }

            left -= read;
        }

        return records;
    }
}

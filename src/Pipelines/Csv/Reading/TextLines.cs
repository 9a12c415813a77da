namespace NlpMlNet.Csv;

/// <summary>The lines of a text that end with LF, CRLF or CR.</summary>
internal static class TextLines
{
    /// <summary>Counts the line breaks.</summary>
    public static int Breaks(ReadOnlySpan<byte> text)
    {
        var returns = text.Count((byte)'\r');
        return text.Count((byte)'\n') + (returns == 0 ? 0 : returns - text.Count("\r\n"u8));
    }
}

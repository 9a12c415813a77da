namespace NlpMlNet.Embeddings;

/// <summary>Counts the numbers at the end of a line.</summary>
internal static class TrailingNumbers
{
    /// <summary>Counts the last fields that are numbers; the first field is a word whatever it is.</summary>
    public static int Count(ReadOnlySpan<byte> text, byte separator)
    {
        var count = 0;
        while (text.LastIndexOf(separator) is >= 0 and var end)
        {
            var field = text[(end + 1)..];
            if (!DecimalNumber.TryParse(field, out _, out var length) || length < field.Length)
            {
                break;
            }

            count++;
            text = text[..end];
        }

        return count;
    }
}

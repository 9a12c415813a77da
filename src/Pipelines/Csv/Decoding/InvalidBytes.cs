namespace NlpMlNet.Csv;

/// <summary>Bytes that are no text in the file's encoding; the text has U+FFFD in their place.</summary>
/// <param name="TextOffset">Where that character is in the text, in bytes of UTF-8.</param>
/// <param name="FileOffset">Where the bytes are in the file.</param>
/// <param name="Bytes">The first of them, at most four.</param>
internal readonly record struct InvalidBytes(long TextOffset, long FileOffset, byte[] Bytes)
{
    /// <summary>Takes all up to the end of a row out of those that were met, in order.</summary>
    /// <param name="met">Those met so far and not yet taken.</param>
    /// <param name="start">Where the row starts in the text.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>The first in the row; <see langword="null"/> when there is none.</returns>
    public static InvalidBytes? TakeFirst(Queue<InvalidBytes> met, long start, long end)
    {
        InvalidBytes? first = null;
        while (met.TryPeek(out var invalid) && invalid.TextOffset < end)
        {
            first ??= invalid.TextOffset >= start ? invalid : null;
            met.Dequeue();
        }

        return first;
    }
}

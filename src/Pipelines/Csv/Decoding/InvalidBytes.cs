namespace NlpMlNet.Csv;

/// <summary>Bytes that are no text in the file's encoding; the text has U+FFFD in their place.</summary>
/// <param name="TextOffset">Where that character is in the text, in bytes of UTF-8.</param>
/// <param name="FileOffset">Where the bytes are in the file.</param>
/// <param name="Bytes">The first of them, at most four.</param>
internal readonly record struct InvalidBytes(long TextOffset, long FileOffset, byte[] Bytes);

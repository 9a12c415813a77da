using System.Buffers;
using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>What a text needs on its way through the pipeline, kept for the next text; for one thread at a time.</summary>
internal sealed class EncodingBuffers
{
    private char[] characters = [];

    /// <summary>Gets the text around added tokens.</summary>
    public List<Piece> Parts { get; } = [];

    /// <summary>Gets the normalized text around added tokens.</summary>
    public List<Piece> NormalizedParts { get; } = [];

    /// <summary>Gets the words.</summary>
    public List<Piece> Words { get; } = [];

    /// <summary>Copies a text, in the place of the one before, so that it can be changed.</summary>
    /// <remarks>Half of a surrogate pair is no character: it becomes U+FFFD, as wherever text is written as UTF-8.</remarks>
    public ReadOnlyMemory<char> Copy(ReadOnlySpan<char> text)
    {
        if (characters.Length < text.Length)
        {
            characters = new char[Math.Max(text.Length, 2 * characters.Length)];
        }

        text.CopyTo(characters);
        ReplaceHalfPairs(characters.AsSpan(0, text.Length));
        return characters.AsMemory(0, text.Length);
    }

    private static void ReplaceHalfPairs(Span<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is var next and >= 0)
        {
            text = text[next..];
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done)
            {
                text[0] = (char)rune.Value;
            }

            text = text[length..];
        }
    }
}

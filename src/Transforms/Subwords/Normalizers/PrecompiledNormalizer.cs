using System.Globalization;
using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>SentencePiece's compiled replacements as Hugging Face's library applies them: to each user-perceived character.</summary>
/// <remarks>
/// A short grapheme is replaced as a whole by the first rule that begins it; else each of its characters is. This is narrower than
/// SentencePiece's own way (see <see cref="SentencePieceNormalizer"/>), and what models in tokenizer.json were made with.
/// </remarks>
internal sealed class PrecompiledNormalizer(PrecompiledMap map) : ITextNormalizer
{
    // Longer graphemes (in UTF-8 bytes) are not looked up as a whole.
    private const int LongestGrapheme = 5;

    public string Normalize(string text, ref bool startsAtOrigin)
    {
        var result = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[3 * LongestGrapheme];
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            var grapheme = rest[..length];
            if (!TryReplace(grapheme, bytes, result))
            {
                ReplaceEach(grapheme, bytes, result);
            }

            rest = rest[length..];
        }

        return result.ToString();
    }

    private void ReplaceEach(ReadOnlySpan<char> grapheme, Span<byte> bytes, StringBuilder result)
    {
        for (var rest = grapheme; rest.Length > 0;)
        {
            Rune.DecodeFromUtf16(rest, out _, out var length);
            if (!TryReplace(rest[..length], bytes, result))
            {
                result.Append(rest[..length]);
            }

            rest = rest[length..];
        }
    }

    private bool TryReplace(ReadOnlySpan<char> part, Span<byte> bytes, StringBuilder result)
    {
        if (part.Length > LongestGrapheme || Encoding.UTF8.GetByteCount(part) > LongestGrapheme)
        {
            return false;
        }

        var count = Encoding.UTF8.GetBytes(part, bytes);
        var replacement = map.Find(bytes[..count], shortest: true, out var length);
        if (length == 0)
        {
            return false;
        }

        result.Append(Encoding.UTF8.GetString(replacement));
        return true;
    }
}

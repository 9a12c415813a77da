using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>What <see cref="Microsoft.ML.Tokenizers.BpeTokenizer"/> cannot be told as text, told in characters that no text holds.</summary>
/// <remarks>
/// The library writes a merge as two pieces with a space between, so that no piece can hold a space; and it has no pieces for the bytes
/// of unknown characters. A space and each byte are therefore written as a half of a surrogate pair without its other half. Texts hold none:
/// <see cref="SubwordPipeline"/> replaces them, and UTF-8 cannot express them.
/// </remarks>
internal sealed class BpeMarks(PieceTrie pieces, int[]? byteIds, int firstMarkId)
{
    private const char FirstByte = '\uDC00';
    private const char Space = '\uDD00';
    private const int ByteCount = 256;

    /// <summary>A piece of the vocabulary as the library is given it.</summary>
    public static string Escape(string piece) => piece.Replace(' ', Space);

    /// <summary>The marks of bytes, with ids that no piece has: a piece &lt;0x41&gt; can also come from a text that reads so.</summary>
    public IEnumerable<KeyValuePair<string, int>> Ids() => byteIds is null
        ? []
        : Enumerable.Range(0, ByteCount).Select(value => KeyValuePair.Create(((char)(FirstByte + value)).ToString(), firstMarkId + value));

    /// <summary>The id of the vocabulary for one that the library gave.</summary>
    public int Resolve(int id) => byteIds is null || id < firstMarkId ? id : byteIds[id - firstMarkId];

    /// <summary>A word as the library is given it.</summary>
    public ReadOnlySpan<char> Write(ReadOnlySpan<char> word)
    {
        if (byteIds is null && !word.Contains(' '))
        {
            return word;
        }

        var written = new StringBuilder(word.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (var start = 0; start < word.Length;)
        {
            Rune.DecodeFromUtf16(word[start..], out var rune, out var length);
            var character = word.Slice(start, length);
            if (byteIds is null || pieces.Find(character) != PieceTrie.None)
            {
                written.Append(character[0] == ' ' ? [Space] : character);
            }
            else
            {
                foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                {
                    written.Append((char)(FirstByte + value));
                }
            }

            start += length;
        }

        return written.ToString();
    }
}

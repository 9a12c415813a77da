using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>
/// The 256 visible characters that stand for bytes in byte-level vocabularies, so that every text is made of known characters.
/// </summary>
/// <remarks>
/// Source: Radford et al. 2019 (GPT-2). The bytes of printable Latin-1 characters are those characters; the others, in order, are the
/// characters from U+0100.
/// </remarks>
internal static class ByteCharacters
{
    /// <summary>The character of each byte.</summary>
    private static readonly char[] All = MakeAll();

    /// <summary>The character of a byte.</summary>
    public static char Of(byte value) => All[value];

    /// <summary>The number of bytes of a text in UTF-8.</summary>
    public static int CountBytes(ReadOnlySpan<char> text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Writes a character for each byte of the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mapped">As long as <see cref="CountBytes"/> says.</param>
    public static void Map(ReadOnlySpan<char> text, Span<char> mapped)
    {
        var written = 0;
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (text[i] < 0x80)
            {
                mapped[written++] = All[text[i++]];
                continue;
            }

            Rune.DecodeFromUtf16(text[i..], out var rune, out var length);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                mapped[written++] = All[value];
            }

            i += length;
        }
    }

    private static char[] MakeAll()
    {
        var all = new char[256];
        var other = (char)256;
        for (var value = 0; value < all.Length; value++)
        {
            all[value] = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? (char)value : other++;
        }

        return all;
    }
}

using System.Buffers.Binary;

namespace NlpMlNet.Subwords;

/// <summary>SentencePiece's compiled table of replacements: which sequence of bytes becomes which text.</summary>
/// <remarks>
/// The bytes: length of the trie (4 bytes, little-endian), the trie as a double array (Aoe 1989, in Darts' layout, 4 bytes a unit),
/// then the new texts in UTF-8, each ended by a zero byte.
/// </remarks>
internal sealed class PrecompiledMap
{
    private readonly uint[] units;
    private readonly byte[] texts;

    private PrecompiledMap(uint[] units, byte[] texts) => (this.units, this.texts) = (units, texts);

    /// <summary>Reads a table; <see langword="null"/> when it is damaged.</summary>
    public static PrecompiledMap? TryRead(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < 4)
        {
            return null;
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(blob);
        if (size == 0 || size % 4 != 0 || size > blob.Length - 4)
        {
            return null;
        }

        var units = new uint[size / 4];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = BinaryPrimitives.ReadUInt32LittleEndian(blob[(4 + (4 * i))..]);
        }

        return new PrecompiledMap(units, blob[(4 + (int)size)..].ToArray());
    }

    /// <summary>Finds the longest, or the shortest, rule whose bytes begin the text.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="shortest">Whether the shortest rule is wanted.</param>
    /// <param name="length">The number of bytes that it takes; 0 when there is none.</param>
    /// <returns>What takes their place, in UTF-8.</returns>
    public ReadOnlySpan<byte> Find(ReadOnlySpan<byte> text, bool shortest, out int length)
    {
        length = 0;
        var value = 0;
        var node = Offset(units[0]);
        for (var i = 0; i < text.Length; i++)
        {
            node ^= text[i];
            if (node >= units.Length || Label(units[node]) != text[i])
            {
                break;
            }

            var isEnd = ((units[node] >> 8) & 1) == 1;
            node ^= Offset(units[node]);
            if (isEnd && node < units.Length)
            {
                (length, value) = (i + 1, (int)(units[node] & 0x7FFFFFFF));
                if (shortest)
                {
                    break;
                }
            }
        }

        return length == 0 ? default : TextAt(value);
    }

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & (1u << 9)) >> 6);

    private static uint Label(uint unit) => unit & ((1u << 31) | 0xFF);

    private ReadOnlySpan<byte> TextAt(int start)
    {
        if (start > texts.Length)
        {
            return default;
        }

        var text = texts.AsSpan(start);
        var end = text.IndexOf((byte)0);
        return end < 0 ? text : text[..end];
    }
}

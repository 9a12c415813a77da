using System.Runtime.InteropServices;
using System.Text;
using NlpMlNet.Hosting;

namespace NlpMlNet.Tokens;

/// <summary>A token as bytes: UTF-8, or UTF-16 for one with half a surrogate pair, which UTF-8 can't say.</summary>
/// <remarks>Before the bytes comes twice their number, plus 1 when they are UTF-16 (little-endian).</remarks>
internal static class TokenBytes
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Write(BinaryWriter writer, ReadOnlySpan<char> token)
    {
        var isUtf16 = HasHalfPair(token);
        var length = isUtf16 ? checked(2 * token.Length) : Utf8.GetByteCount(token);
        Span<byte> bytes = length <= 256 ? stackalloc byte[length] : new byte[length];
        if (isUtf16)
        {
            MemoryMarshal.AsBytes(token).CopyTo(bytes);
        }
        else
        {
            Utf8.GetBytes(token, bytes);
        }

        writer.Write7BitEncodedInt(checked(2 * length) + (isUtf16 ? 1 : 0));
        writer.Write(bytes);
    }

    /// <exception cref="InvalidDataException">The bytes are no token.</exception>
    public static string Read(BinaryReader reader)
    {
        var header = reader.Read7BitEncodedInt();
        if (header < 0)
        {
            throw new InvalidDataException($"a token's length is {header >> 1}");
        }

        var length = header >> 1;
        var bytes = ClaimedBytes.Read(reader, length, "a token");
        if ((header & 1) != 0)
        {
            return length % 2 == 0 ? MemoryMarshal.Cast<byte, char>(bytes).ToString() : throw new InvalidDataException("half a character");
        }

        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("a token is no valid UTF-8", e);
        }
    }

    private static bool HasHalfPair(ReadOnlySpan<char> token)
    {
        for (; !token.IsEmpty; token = token[(char.IsSurrogate(token[0]) ? 2 : 1)..])
        {
            if (char.IsSurrogate(token[0]) && (token.Length < 2 || !char.IsSurrogatePair(token[0], token[1])))
            {
                return true;
            }
        }

        return false;
    }
}

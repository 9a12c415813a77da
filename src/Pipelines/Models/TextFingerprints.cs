using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using NlpMlNet.Words;

namespace NlpMlNet.Models;

/// <summary>Which texts were there, without the texts: a Bloom filter of salted hashes (Bloom, 1970).</summary>
/// <remarks>
/// <para>
/// A text is known again whatever its case, white space and invisible characters. Of texts that were not there, about one in a hundred is taken
/// for one that was. The texts can't be read out of it, but whoever has it can test a text that they have: it tells, with that error,
/// whether it was there.
/// </para>
/// <para>
/// n texts take m = ⌈−n ln p / ln² 2⌉ bits, p = 0.01: 1.2 bytes a text. Each sets the k = 7 bits h₁ + i·h₂ mod m, where h₁ and h₂ are
/// the two halves of the first 16 bytes of SHA-256 of salt and text (Kirsch and Mitzenmacher, 2008).
/// </para>
/// </remarks>
public sealed class TextFingerprints
{
    private const double WantedErrorRate = 0.01;
    private const int Hashes = 7;
    private const int HeaderLength = 2 * sizeof(int);

    private readonly byte[] salt;
    private readonly byte[] bits;

    private TextFingerprints(int texts, byte[] salt, byte[] bits)
    {
        Texts = texts;
        this.salt = salt;
        this.bits = bits;
        ErrorRate = bits.Length == 0 ? 0 : Math.Pow(bits.Sum(octet => BitOperations.PopCount(octet)) / (8.0 * bits.Length), Hashes);
    }

    /// <summary>Gets the number of different texts.</summary>
    public int Texts { get; }

    /// <summary>Gets the share of other texts that are taken for one of these: (bits that are set / all bits)⁷, about 0.01.</summary>
    public double ErrorRate { get; }

    /// <summary>Tells whether a text was there.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> for each text that was there, and for about one in a hundred others; <see langword="false"/> for an empty text.</returns>
    public bool MayContain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = TextKey.Of(text);
        return bits.Length > 0 && key.Length > 0 && Array.TrueForAll(PlacesOf(key), place => (bits[place / 8] & (1 << (int)(place % 8))) != 0);
    }

    /// <summary>Takes the fingerprints of texts; empty ones have none.</summary>
    internal static TextFingerprints Of(IEnumerable<string> texts, byte[] salt)
    {
        var keys = texts.Select(TextKey.Of).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        var size = Math.Ceiling(-keys.Count * Math.Log(WantedErrorRate) / (Math.Log(2) * Math.Log(2)));
        var filter = new TextFingerprints(keys.Count, salt, new byte[(int)Math.Ceiling(size / 8)]);
        foreach (var place in keys.SelectMany(filter.PlacesOf))
        {
            filter.bits[place / 8] |= (byte)(1 << (int)(place % 8));
        }

        return new TextFingerprints(keys.Count, salt, filter.bits);
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <exception cref="InvalidDataException">There is less than its header says.</exception>
    internal static TextFingerprints Read(ref ReadOnlySpan<byte> bytes, byte[] salt)
    {
        if (bytes.Length < HeaderLength)
        {
            throw new InvalidDataException("its fingerprints of texts end in the middle");
        }

        var (texts, length) = (BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(int)..]));
        bytes = bytes[HeaderLength..];
        if (texts < 0 || length < 0 || length > bytes.Length || (length == 0) != (texts == 0))
        {
            throw new InvalidDataException($"its fingerprints of {texts} texts would take {length} bytes, and there are {bytes.Length}");
        }

        var filter = new TextFingerprints(texts, salt, bytes[..length].ToArray());
        bytes = bytes[length..];
        return filter;
    }

    /// <summary>Appends number of texts, number of bytes (both as 32 bits, little-endian), and the bytes.</summary>
    internal void Write(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        BinaryPrimitives.WriteInt32LittleEndian(header, Texts);
        BinaryPrimitives.WriteInt32LittleEndian(header[sizeof(int)..], bits.Length);
        stream.Write(header);
        stream.Write(bits);
    }

    private ulong[] PlacesOf(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(key)], hash);
        var (first, second) = (BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]) | 1);
        var places = new ulong[Hashes];
        for (var i = 0; i < Hashes; i++)
        {
            places[i] = (first + ((ulong)i * second)) % (8 * (ulong)bits.Length);
        }

        return places;
    }
}

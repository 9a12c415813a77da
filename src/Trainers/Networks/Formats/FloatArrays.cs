using System.Runtime.InteropServices;

namespace NlpMlNet.Networks;

/// <summary>Lists of numbers in a model's bytes.</summary>
internal static class FloatArrays
{
    private const int FloatsAtOnce = 1 << 24; // all of them may have more bytes than a span

    /// <summary>Writes the length and the numbers, little-endian.</summary>
    public static void Write(ReadOnlySpan<float> values, BinaryWriter writer)
    {
        writer.Write(values.Length);
        for (; BitConverter.IsLittleEndian && !values.IsEmpty; values = values[Math.Min(values.Length, FloatsAtOnce)..])
        {
            writer.Write(MemoryMarshal.AsBytes(values[..Math.Min(values.Length, FloatsAtOnce)]));
        }

        foreach (var value in values)
        {
            writer.Write(value);
        }
    }

    /// <summary>Reads a list in pieces, so that a damaged length can't ask for more memory than there are bytes.</summary>
    /// <param name="reader">The bytes.</param>
    /// <param name="what">What the numbers are, for messages.</param>
    /// <param name="expected">How many there must be.</param>
    /// <param name="orNone">Whether there may be none at all instead.</param>
    public static float[] Read(BinaryReader reader, string what, long expected, bool orNone = false)
    {
        const int Piece = 1 << 16;
        var length = reader.ReadInt32();
        NetworkParts.Require(length == expected || (orNone && length == 0), $"it has {length} {what}; {expected} were expected");
        var values = new List<float>(Math.Min(length, Piece));
        Span<byte> bytes = new byte[sizeof(float) * Math.Min(length, Piece)];
        while (values.Count < length)
        {
            var start = values.Count;
            var piece = bytes[..(sizeof(float) * Math.Min(length - start, Piece))];
            reader.BaseStream.ReadExactly(piece);
            CollectionsMarshal.SetCount(values, start + (piece.Length / sizeof(float)));
            Decode(piece, CollectionsMarshal.AsSpan(values)[start..]);
            var wrong = FindNotFinite(CollectionsMarshal.AsSpan(values)[start..]);
            NetworkParts.Require(wrong < 0, $"number {start + wrong} of its {what} is {values[start + Math.Max(wrong, 0)]}");
        }

        return [.. values];
    }
    private static void Decode(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(values);
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = System.Buffers.Binary.BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }
    }

    private static int FindNotFinite(ReadOnlySpan<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}

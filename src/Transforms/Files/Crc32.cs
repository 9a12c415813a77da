using System.Buffers.Binary;

namespace NlpMlNet.Files;

/// <summary>The checksum of zip archives: the remainder of a division of polynomials, eight bytes at a time.</summary>
/// <remarks>ISO 3309 with the polynomial 0x04C11DB7, its bits reversed; eight tables as in M. Kounavis, F. Berry (2005), "A systematic approach to building high performance, software-based, CRC generators".</remarks>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;
    private const int Values = 256;

    private static readonly uint[] Tables = MakeTables();

    /// <summary>Computes the checksum of bytes behind others.</summary>
    /// <param name="before">The checksum of the bytes before them; 0 for none.</param>
    /// <param name="bytes">The bytes.</param>
    public static uint Append(uint before, ReadOnlySpan<byte> bytes)
    {
        var crc = ~before;
        ReadOnlySpan<uint> table = Tables;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[(7 * Values) + (int)(low & 0xFF)] ^ table[(6 * Values) + (int)((low >> 8) & 0xFF)]
                ^ table[(5 * Values) + (int)((low >> 16) & 0xFF)] ^ table[(4 * Values) + (int)(low >> 24)]
                ^ table[(3 * Values) + (int)(high & 0xFF)] ^ table[(2 * Values) + (int)((high >> 8) & 0xFF)]
                ^ table[Values + (int)((high >> 16) & 0xFF)] ^ table[(int)(high >> 24)];
        }

        foreach (var value in bytes)
        {
            crc = table[(int)((crc ^ value) & 0xFF)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeTables()
    {
        var tables = new uint[Slices * Values];
        for (var i = 0; i < tables.Length; i++)
        {
            if (i >= Values)
            {
                var before = tables[i - Values];
                tables[i] = (before >> 8) ^ tables[before & 0xFF];
                continue;
            }

            var crc = (uint)i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
            }

            tables[i] = crc;
        }

        return tables;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace NlpMlNet.Tests.Subwords;

/// <summary>Writes small tables of replacements as SentencePiece compiles them (precompiled_charsmap).</summary>
/// <remarks>
/// Length of the trie, trie, new texts with a zero byte behind each. The trie is a double array: the child of the unit at p by the
/// byte c stands at p ^ offset(p) ^ c and has c in its bits 0-7; bit 8 says that a key ends here, whose value (bit 31 set) stands at
/// p ^ offset(p); bits 10-30 are the offset. Here the children of each node have a block of 256 units of their own.
/// </remarks>
internal static class CharacterMapWriter
{
    private const int Block = 256;
    private const uint KeyEnds = 1u << 8;
    private const uint IsValue = 1u << 31;

    public static byte[] Write(params (string From, string To)[] rules)
    {
        var (units, texts) = (new List<uint>(new uint[Block]), new List<byte>());
        var keys = new List<(byte[] Key, int Value)>();
        foreach (var (from, to) in rules)
        {
            keys.Add((Encoding.UTF8.GetBytes(from), texts.Count));
            texts.AddRange([.. Encoding.UTF8.GetBytes(to), 0]);
        }

        AddChildren(units, position: 0, depth: 0, keys);
        var blob = new byte[4 + (4 * units.Count)];
        BinaryPrimitives.WriteInt32LittleEndian(blob, 4 * units.Count);
        for (var i = 0; i < units.Count; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(blob.AsSpan(4 + (4 * i)), units[i]);
        }

        return [.. blob, .. texts];
    }

    private static void AddChildren(List<uint> units, int position, int depth, IReadOnlyList<(byte[] Key, int Value)> keys)
    {
        var start = units.Count;
        units.AddRange(new uint[Block]);
        units[position] |= (uint)(position ^ start) << 10;
        foreach (var (_, value) in keys.Where(key => key.Key.Length == depth))
        {
            units[position] |= KeyEnds;
            units[start] = IsValue | (uint)value;
        }

        foreach (var group in keys.Where(key => key.Key.Length > depth).GroupBy(key => key.Key[depth]))
        {
            units[start ^ group.Key] = group.Key;
            AddChildren(units, start ^ group.Key, depth + 1, [.. group]);
        }
    }
}

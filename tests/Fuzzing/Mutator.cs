using System.Buffers.Binary;
using System.Text;

namespace NlpMlNet.Fuzzing;

/// <summary>Changes files at random, as damage, mistakes and malice would; the same seed makes the same changes.</summary>
/// <param name="reader">What the files are for.</param>
internal sealed class Mutator(Reader reader)
{
    private const int MostChanges = 4;
    private const int LongestRun = 64;
    private const int MostRepeats = 3_000; // deep enough for a recursion to end the process
    private const int LargestFile = 1 << 20;

    private static readonly long[] Numbers = [0, 1, -1, 127, 255, 32767, 65535, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue];

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "-1", "1e999", "NaN", "-Infinity", "0x7f", "99999999999999999999", "0.0000000001", "null", "true", "\"\"", "{}", "[]", "[[", "{\"a\":",
            "\0", "\n", "\r", "\t", "\"", "\\", "%", "*", "&a", "*a", "- - ", "?", "../", "\u00e9", "\ufeff", "\u0000", "\u202e", "\U0001f600", "e\u0301", " ",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], // no UTF-8
    ];

    /// <summary>Makes a changed file.</summary>
    /// <param name="seed">Which one.</param>
    public byte[] Make(int seed)
    {
        var random = new Random(seed);
        var file = reader.Seeds[random.Next(reader.Seeds.Count)];
        if (reader.Envelope is null || random.Next(4) == 0)
        {
            return Change(file, random);
        }

        var parts = reader.Envelope.Open(file).ToArray();
        var which = random.Next(parts.Length);
        parts[which] = parts[which] with { Content = Change(parts[which].Content, random) };
        return reader.Envelope.Close(parts);
    }

    private byte[] Change(byte[] content, Random random)
    {
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            content = ChangeOnce(content, random);
        }

        return content.Length > LargestFile ? content[..LargestFile] : content;
    }

    private byte[] ChangeOnce(byte[] content, Random random)
    {
        var at = random.Next(content.Length + 1);
        var length = random.Next(Math.Min(LongestRun, content.Length - at) + 1);
        var (before, run, after) = (content[..at], content[at..(at + length)], content[(at + length)..]);
        return random.Next(10) switch
        {
            0 => Flip(content, random),
            1 => [.. before, .. after], // some bytes less
            2 => [.. before, .. run, .. run, .. after], // some bytes twice
            3 => [.. before, .. Repeat(run, random.Next(MostRepeats)), .. after],
            4 => before, // cut off
            5 => Overwrite(content, at, Number(random)),
            6 => [.. before, .. Words[random.Next(Words.Length)], .. after],
            7 => [.. before, .. Words[random.Next(Words.Length)], .. run, .. after],
            8 => Overwrite(content, at, Random(random, length)),
            _ => Splice(before, random),
        };
    }

    private byte[] Splice(byte[] before, Random random)
    {
        var other = reader.Seeds[random.Next(reader.Seeds.Count)];
        return [.. before, .. other[random.Next(other.Length + 1)..]];
    }

    private static byte[] Flip(byte[] content, Random random)
    {
        var changed = content.ToArray();
        if (changed.Length > 0)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private static byte[] Repeat(byte[] run, int times) => [.. Enumerable.Repeat(run, times).SelectMany(bytes => bytes)];

    private static byte[] Random(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Number(Random random)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Numbers[random.Next(Numbers.Length)]);
        return bytes[..(1 << random.Next(4))];
    }

    private static byte[] Overwrite(byte[] content, int at, byte[] bytes)
    {
        var changed = content.ToArray();
        bytes.AsSpan(0, Math.Min(bytes.Length, content.Length - at)).CopyTo(changed.AsSpan(at));
        return changed;
    }
}

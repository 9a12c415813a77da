namespace NlpMlNet.Hosting;

/// <summary>Finds descriptions of types inside one another: ML.NET reads them by recursion, and ten thousand end the process.</summary>
/// <remarks>
/// In ML.NET's binary format a type is the length of its codec's name, the name, the length of what follows, and that. A vector
/// ("VBuffer") and a key ("Key", "Key2") hold the type of their items. So descriptions are nested when such names follow each other with
/// no more than those two numbers between them, at most 15 bytes. A genuine type is three deep.
/// </remarks>
/// <param name="part">The name of what is searched, for the message.</param>
internal sealed class CodecNesting(string part)
{
    /// <summary>The bytes that a window shares with the one before, so that no name is cut.</summary>
    public const int Overlap = 8;

    private const int Deepest = 64; // a list of words that begin with "Key" isn't taken for it
    private const int LongestGap = 16;

    private long lastEnd = long.MinValue / 2;
    private int depth;

    private static ReadOnlySpan<byte> VectorName => "VBuffer"u8;

    private static ReadOnlySpan<byte> KeyName => "Key"u8;

    /// <summary>Searches a window.</summary>
    /// <param name="bytes">The window; it begins with the last <see cref="Overlap"/> bytes of the one before.</param>
    /// <param name="position">Where it begins in the part.</param>
    /// <exception cref="InvalidDataException">There are too many in one another.</exception>
    public void Scan(ReadOnlySpan<byte> bytes, long position)
    {
        var (vector, key) = (Find(bytes, 0, VectorName), Find(bytes, 0, KeyName));
        while (Math.Min(vector, key) < bytes.Length)
        {
            if (vector < key)
            {
                Count(bytes, vector, position, VectorName.Length);
                vector = Find(bytes, vector + 1, VectorName);
            }
            else
            {
                Count(bytes, key, position, KeyName.Length);
                key = Find(bytes, key + 1, KeyName);
            }
        }
    }

    private static int Find(ReadOnlySpan<byte> bytes, int from, ReadOnlySpan<byte> name)
    {
        var place = bytes[from..].IndexOf(name);
        return place < 0 ? bytes.Length : from + place;
    }

    private void Count(ReadOnlySpan<byte> bytes, int index, long position, int length)
    {
        var start = position + index;
        if (start < lastEnd || index == 0 || bytes[index - 1] is not (0 or 3 or 4 or 7))
        {
            return; // found in the window before, or a word of a text: what is in front of a name is its length, whose last byte may be 0
        }

        depth = start - lastEnd <= LongestGap ? depth + 1 : 1;
        lastEnd = start + length;
        if (depth > Deepest)
        {
            throw new InvalidDataException($"in its part '{part}' types are nested more than {Deepest} deep");
        }
    }
}

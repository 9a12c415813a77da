using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>Python writes NaN and infinity into JSON, which has neither: they become texts, so that only a key that is needed complains.</summary>
internal static class PythonNumbers
{
    private static readonly byte[][] Names = [[.. "NaN"u8], [.. "-Infinity"u8], [.. "Infinity"u8]];

    /// <summary>Puts quotes around <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> where they are values.</summary>
    /// <returns>The content, the same one when there are none.</returns>
    public static ReadOnlyMemory<byte> Quote(ReadOnlyMemory<byte> json)
    {
        var content = json.Span;
        if (!MayHave(content, "NaN"u8) && !MayHave(content, "Infinity"u8))
        {
            return json;
        }

        var quoted = new MemoryStream(content.Length + 64);
        var inText = false;
        for (var at = 0; at < content.Length;)
        {
            var length = inText ? 0 : LengthOfName(content[at..]);
            if (length > 0)
            {
                quoted.Write(Encoding.UTF8.GetBytes($"\"{Encoding.ASCII.GetString(content.Slice(at, length))}\""));
                at += length;
                continue;
            }

            inText ^= content[at] == '"';
            length = inText && content[at] == '\\' && at + 1 < content.Length ? 2 : 1; // what is escaped ends no text
            quoted.Write(content.Slice(at, length));
            at += length;
        }

        return quoted.ToArray();
    }

    // Vocabularies hold these words as texts, and need not be copied for that.
    private static bool MayHave(ReadOnlySpan<byte> content, ReadOnlySpan<byte> name)
    {
        for (var from = 0; content[from..].IndexOf(name) is >= 0 and var found; from += found + name.Length)
        {
            var before = content[..(from + found)].TrimEnd(" \t\r\n-"u8);
            if (before.EndsWith(":"u8) || before.EndsWith(","u8) || before.EndsWith("["u8))
            {
                return true;
            }
        }

        return false;
    }

    private static int LengthOfName(ReadOnlySpan<byte> content)
    {
        foreach (var name in Names)
        {
            if (content.StartsWith(name))
            {
                return name.Length;
            }
        }

        return 0;
    }
}

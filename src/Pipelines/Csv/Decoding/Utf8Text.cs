using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace NlpMlNet.Csv;

/// <summary>Where UTF-8 stops being complete, where it stops being valid (RFC 3629, section 4), and whether it says anything.</summary>
internal static class Utf8Text
{
    /// <summary>The length without the first bytes of a character whose other bytes are still to come.</summary>
    public static int CompleteLength(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var lead = text[^back];
            if ((lead & 0xC0) != 0x80)
            {
                var needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
                return needed > back ? text.Length - back : text.Length;
            }
        }

        return text.Length;
    }

    /// <summary>Whether there is nothing but white space.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text)
    {
        while (Rune.DecodeFromUtf8(text, out var character, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(character))
        {
            text = text[length..];
        }

        return text.IsEmpty;
    }

    /// <summary>The length up to the first byte that is not valid.</summary>
    public static int ValidLength(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return text.Length;
        }

        var position = 0;
        while (Rune.DecodeFromUtf8(text[position..], out _, out var length) == OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }
}

using System.Text;

namespace NlpMlNet.Words;

/// <summary>Reads HTML's entities and tags in a text as what they mean.</summary>
/// <remarks>Entities first, so that the tags of texts that were encoded as a whole (<c>&amp;lt;br /&amp;gt;</c>) are tags again.</remarks>
internal static class HtmlText
{
    /// <summary>Tells whether there is anything to decode.</summary>
    public static bool IsIn(ReadOnlyMemory<char> text) => !Decode(text).Equals(text); // the same memory

    /// <summary>Tells whether there is anything to decode in a text in UTF-8.</summary>
    public static bool IsIn(ReadOnlySpan<byte> text) => text.ContainsAny((byte)'&', (byte)';', (byte)'<') && IsIn(Encoding.UTF8.GetString(text).AsMemory());

    /// <summary>Decodes a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The decoded text, or the same memory when there is nothing to decode.</returns>
    public static ReadOnlyMemory<char> Decode(ReadOnlyMemory<char> text)
    {
        var span = text.Span;
        if (!span.ContainsAny('&', ';', '<'))
        {
            return text;
        }

        TextBuffer entities = default;
        TextBuffer tags = default;
        try
        {
            var isDecoded = TryDecodeEntities(span, ref entities);
            span = isDecoded ? entities.Text : span;
            var isTagged = TryDecodeTags(span, ref tags);
            span = isTagged ? tags.Text : span;
            return isDecoded || isTagged ? span.ToArray() : text;
        }
        finally
        {
            entities.Dispose();
            tags.Dispose();
        }
    }

    private static bool TryDecodeEntities(ReadOnlySpan<char> text, ref TextBuffer target)
    {
        var (copied, position) = (0, 0);
        while (Next(text, ref position, '&', ';'))
        {
            var (start, end) = (position, position + 1);
            var meaning = text[position] == '&' ? HtmlEntity.At(text, position, out end) : HtmlEntity.WithoutAmpersand(text, position, out start);
            position = meaning is null ? position + 1 : end;
            if (meaning is not null && start >= copied)
            {
                target.Append(text[copied..start]);
                target.Append(meaning);
                copied = end;
            }
        }

        return Finish(text, copied, ref target);
    }

    private static bool TryDecodeTags(ReadOnlySpan<char> text, ref TextBuffer target)
    {
        var (copied, position) = (0, 0);
        while (Next(text, ref position, '<', '<'))
        {
            var meaning = HtmlTag.At(text, position, out var end);
            if (meaning is not null)
            {
                target.Append(text[copied..position]);
                target.Append(meaning);
                copied = end;
            }

            position = Math.Max(position + 1, end);
        }

        return Finish(text, copied, ref target);
    }

    private static bool Next(ReadOnlySpan<char> text, ref int position, char first, char second)
    {
        var skipped = text[position..].IndexOfAny(first, second);
        position += Math.Max(skipped, 0);
        return skipped >= 0;
    }

    private static bool Finish(ReadOnlySpan<char> text, int copied, ref TextBuffer target)
    {
        if (copied > 0)
        {
            target.Append(text[copied..]);
        }

        return copied > 0;
    }
}

using System.Collections.Frozen;

namespace NlpMlNet.Words;

/// <summary>Finds the tags of HTML that occur in people's texts, such as <c>&lt;br /&gt;</c>.</summary>
/// <remarks>A tag has a known name, and behind it nothing but attributes with their values: <c>&lt;3</c> and <c>a &lt;b and c&gt; d</c> are none.</remarks>
internal static class HtmlTag
{
    private const int LongestTag = 2000;
    private const int LongestUnread = 10_000; // so that many beginnings without an end take no time

    // What these hold is no text.
    private static readonly string[] Unread = ["script", "style"];

    // Whether the tag parts words and lines.
    private static readonly FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> Known = FrozenDictionary.ToFrozenDictionary(
        Names("a abbr b big center cite code del em font i ins s small span strike strong sub sup tt u wbr", parts: false)
            .Concat(Names("article blockquote body br caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 head hr html iframe img li ol p pre q section table tbody td th thead tr ul", parts: true)),
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the tag that a less-than sign starts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The sign's position.</param>
    /// <param name="end">The position behind the tag.</param>
    /// <returns>A line break, or nothing, that stands for it; <see langword="null"/> when there is no tag.</returns>
    public static string? At(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
        if (UnreadLength(text[start..]) is > 0 and var unread)
        {
            end = start + unread;
            return text[start + 1] == '!' ? string.Empty : "\n";
        }

        var rest = text.Slice(start + 1, Math.Min(text.Length - start - 1, LongestTag));
        var length = rest.IndexOf('>');
        if (length < 1)
        {
            return null;
        }

        var tag = rest[(rest[0] == '/' ? 1 : 0)..length].TrimEnd('/').TrimEnd();
        var nameEnd = tag.IndexOfAnyExceptInRange('0', 'z');
        var name = nameEnd < 0 ? tag : tag[..nameEnd];
        var attributes = tag[name.Length..];
        if (!Known.TryGetValue(name, out var parts) || !(attributes.IsEmpty || (char.IsWhiteSpace(attributes[0]) && attributes.Contains('='))))
        {
            return null;
        }

        end = start + 1 + length + 1;
        return parts ? "\n" : string.Empty;
    }

    // The length of a comment, or of a script or style sheet with its tags; 0 for none.
    private static int UnreadLength(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestUnread)];
        const string CommentStart = "<!--", CommentEnd = "-->";
        if (text.StartsWith(CommentStart))
        {
            var end = text[CommentStart.Length..].IndexOf(CommentEnd);
            return end < 0 ? 0 : CommentStart.Length + end + CommentEnd.Length;
        }

        foreach (var name in Unread)
        {
            if (text[1..].StartsWith(name, StringComparison.OrdinalIgnoreCase) && text.Length > name.Length + 1 && (text[name.Length + 1] == '>' || char.IsWhiteSpace(text[name.Length + 1])))
            {
                var closing = $"</{name}>";
                var end = text.IndexOf(closing, StringComparison.OrdinalIgnoreCase);
                return end < 0 ? 0 : end + closing.Length;
            }
        }

        return 0;
    }

    private static IEnumerable<KeyValuePair<string, bool>> Names(string names, bool parts) =>
        names.Split(' ').Select(name => KeyValuePair.Create(name, parts));
}

using System.Collections.Frozen;

namespace NlpMlNet.Words;

/// <summary>Finds the tags of HTML that occur in people's texts, such as <c>&lt;br /&gt;</c>.</summary>
/// <remarks>A tag has a known name, and behind it nothing but attributes with their values: <c>&lt;3</c> and <c>a &lt;b and c&gt; d</c> are none.</remarks>
internal static class HtmlTag
{
    private const int LongestTag = 2000;

    // Whether the tag parts words and lines.
    private static readonly FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> Known = FrozenDictionary.ToFrozenDictionary(
        Names("a abbr b big center code em font i s small span strike strong sub sup tt u", parts: false)
            .Concat(Names("blockquote body br dd div dl dt h1 h2 h3 h4 h5 h6 head hr html img li ol p pre q table tbody td th thead tr ul", parts: true)),
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the tag that a less-than sign starts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The sign's position.</param>
    /// <param name="end">The position behind the tag.</param>
    /// <returns>A line break, or nothing, that stands for it; <see langword="null"/> when there is no tag.</returns>
    public static string? At(ReadOnlySpan<char> text, int start, out int end)
    {
        end = start;
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

    private static IEnumerable<KeyValuePair<string, bool>> Names(string names, bool parts) =>
        names.Split(' ').Select(name => KeyValuePair.Create(name, parts));
}

using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>Replaces every place where a pattern matches, from left to right.</summary>
internal sealed class ReplaceNormalizer(TextPattern pattern, string content) : ITextNormalizer
{
    public string Normalize(string text, ref bool startsAtOrigin)
    {
        StringBuilder? result = null;
        var copied = 0;
        foreach (var (start, length) in pattern.FindAll(text.AsMemory()))
        {
            // The new characters are where the last replaced one stood.
            startsAtOrigin &= start > 0 || (content.Length > 0 && CountCharacters(text.AsSpan(start, length)) <= 1);
            result ??= new StringBuilder(text.Length);
            result.Append(text, copied, start - copied).Append(content);
            copied = start + length;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private static int CountCharacters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}

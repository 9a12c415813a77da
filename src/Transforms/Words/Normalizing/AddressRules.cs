namespace NlpMlNet.Words;

/// <summary>Puts one mark in the place of each web address, e-mail address and mention, and writes hashtags as words.</summary>
/// <remarks>A word in an address says nothing about a text's sentiment; the mark keeps the words on its two sides apart.</remarks>
internal static class AddressRules
{
    /// <summary>Stands for what can't be written as words (U+FFFC, object replacement).</summary>
    public const char Mark = '\uFFFC';

    /// <summary>Rewrites a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rules">Whether <see cref="TextRules.Addresses"/>, <see cref="TextRules.Hashtags"/> or both are looked for.</param>
    /// <param name="target">Where the new text goes; empty.</param>
    /// <returns><see langword="false"/> when there is nothing to change; the target is empty then.</returns>
    public static bool TryRewrite(ReadOnlySpan<char> text, TextRules rules, ref TextBuffer target)
    {
        var (copied, position) = (0, 0);
        while ((position = TextTriggers.Next(text, position, rules)) < text.Length)
        {
            if (text[position] == '#' && Hashtag.TryFind(text, position, out var end))
            {
                Begin(text, copied, position, ref target);
                Hashtag.Append(text[(position + 1)..end], ref target);
                copied = position = end;
            }
            else if (text[position] != '#' && Address.TryFind(text, position, copied, out var start, out end))
            {
                Begin(text, copied, start, ref target);
                target.Append(Mark);
                copied = position = end;
            }
            else
            {
                position++;
            }
        }

        if (copied > 0)
        {
            target.Append(text[copied..]);
        }

        return copied > 0;
    }

    private static void Begin(ReadOnlySpan<char> text, int copied, int end, ref TextBuffer target)
    {
        if (copied == 0)
        {
            target.Expect(text.Length);
        }

        target.Append(text[copied..end]);
    }
}

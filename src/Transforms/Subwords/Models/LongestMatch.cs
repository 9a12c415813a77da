namespace NlpMlNet.Subwords;

/// <summary>The longest piece at the beginning of a text.</summary>
internal static class LongestMatch
{
    /// <summary>Its length, or 0 when there is none.</summary>
    public static int Of(PieceTrie pieces, ReadOnlySpan<char> text) => Of(pieces, text, out _);

    /// <summary>Its length and number, or 0 when there is none.</summary>
    public static int Of(PieceTrie pieces, ReadOnlySpan<char> text, out int value)
    {
        value = PieceTrie.None;
        var longest = 0;
        var node = PieceTrie.Root;
        for (var i = 0; i < text.Length; i++)
        {
            node = pieces.Step(node, text[i]);
            if (node == PieceTrie.None)
            {
                break;
            }

            if (pieces.ValueAt(node) != PieceTrie.None)
            {
                (longest, value) = (i + 1, pieces.ValueAt(node));
            }
        }

        return longest;
    }
}

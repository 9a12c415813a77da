using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>
/// SentencePiece's own normalization: compiled replacements (longest first), white space made visible as ▁, extra white space
/// out.
/// </summary>
/// <remarks>Source: Kudo and Richardson 2018, section 3. User-defined pieces are left as they are.</remarks>
internal sealed class SentencePieceNormalizer(PrecompiledMap? map, PieceTrie userDefined, SentencePieceSpacing spacing) : ITextNormalizer
{
    private const string Space = " ";
    private const string VisibleSpace = "\u2581";

    private readonly string space = spacing.EscapeWhiteSpace ? VisibleSpace : Space;

    public string Normalize(string text, ref bool startsAtOrigin)
    {
        var input = Encoding.UTF8.GetBytes(text);
        var position = spacing.RemoveExtraWhiteSpace ? SkipSpaces(input) : 0;
        if (position == input.Length)
        {
            return string.Empty;
        }

        var result = new StringBuilder(text.Length + 8);
        if (spacing.AddDummyPrefix && !spacing.WhiteSpaceAsSuffix)
        {
            result.Append(space);
        }

        Append(input, position, result);
        if (spacing.RemoveExtraWhiteSpace)
        {
            TrimEnd(result);
        }

        if (spacing.AddDummyPrefix && spacing.WhiteSpaceAsSuffix)
        {
            result.Append(space);
        }

        return result.ToString();
    }

    private int SkipSpaces(byte[] input)
    {
        var position = 0;
        while (position < input.Length && Next(input, position, out var length) == Space)
        {
            position += length;
        }

        return position;
    }

    private void Append(byte[] input, int position, StringBuilder result)
    {
        var afterSpace = spacing.RemoveExtraWhiteSpace;
        while (position < input.Length)
        {
            var part = Next(input, position, out var length);
            part = afterSpace ? part.TrimStart(' ') : part;
            if (part.Length > 0)
            {
                result.Append(spacing.EscapeWhiteSpace ? part.Replace(Space, VisibleSpace, StringComparison.Ordinal) : part);
                afterSpace = spacing.RemoveExtraWhiteSpace && part.EndsWith(' ');
            }

            position += length;
        }
    }

    private void TrimEnd(StringBuilder result)
    {
        while (result.Length > 0 && result[^1] == space[0])
        {
            result.Length--;
        }
    }

    // What takes the place of the bytes here, and how many bytes that are.
    private string Next(byte[] input, int position, out int length)
    {
        var rest = input.AsSpan(position);
        length = UserDefinedAt(rest);
        if (length > 0)
        {
            return Encoding.UTF8.GetString(rest[..length]);
        }

        if (map is not null)
        {
            var replacement = map.Find(rest, shortest: false, out length);
            if (length > 0)
            {
                return Encoding.UTF8.GetString(replacement);
            }
        }

        Rune.DecodeFromUtf8(rest, out var rune, out length);
        return rune.ToString();
    }

    // The longest user-defined piece at the beginning of the bytes, in bytes.
    private int UserDefinedAt(ReadOnlySpan<byte> rest)
    {
        var (node, longest, position) = (PieceTrie.Root, 0, 0);
        Span<char> units = stackalloc char[2];
        while (position < rest.Length)
        {
            Rune.DecodeFromUtf8(rest[position..], out var rune, out var length);
            foreach (var unit in units[..rune.EncodeToUtf16(units)])
            {
                node = node == PieceTrie.None ? PieceTrie.None : userDefined.Step(node, unit);
            }

            if (node == PieceTrie.None)
            {
                break;
            }

            position += length;
            longest = userDefined.ValueAt(node) != PieceTrie.None ? position : longest;
        }

        return longest;
    }
}

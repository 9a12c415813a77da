namespace NlpMlNet.Subwords;

/// <summary>Looks for a text unchanged.</summary>
internal sealed class LiteralPattern(string literal) : TextPattern
{
    public override List<(int Start, int Length)> FindAll(ReadOnlyMemory<char> text)
    {
        var places = new List<(int, int)>();
        for (var start = 0; start < text.Length;)
        {
            var found = text.Span[start..].IndexOf(literal, StringComparison.Ordinal);
            if (found < 0)
            {
                break;
            }

            places.Add((start + found, literal.Length));
            start += found + literal.Length;
        }

        return places;
    }
}

using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>Looks for single characters (code points) of a class.</summary>
internal sealed class CharacterPattern(Func<Rune, bool> isMember) : TextPattern
{
    public override List<(int Start, int Length)> FindAll(ReadOnlyMemory<char> text)
    {
        var places = new List<(int, int)>();
        var span = text.Span;
        for (var start = 0; start < span.Length;)
        {
            Rune.DecodeFromUtf16(span[start..], out var rune, out var length);
            if (isMember(rune))
            {
                places.Add((start, length));
            }

            start += length;
        }

        return places;
    }
}

using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>
/// Looks for runs of word characters, and for runs of characters that are neither those nor white space: <c>\w+|[^\w\s]+</c>.
/// </summary>
internal sealed class WordRunPattern : TextPattern
{
    public override List<(int Start, int Length)> FindAll(ReadOnlyMemory<char> text)
    {
        var places = new List<(int, int)>();
        var span = text.Span;
        var (runStart, runKind) = (0, 0);
        for (var i = 0; i < span.Length;)
        {
            Rune.DecodeFromUtf16(span[i..], out var rune, out var length);
            var kind = UnicodeClasses.IsWordCharacter(rune) ? 1 : Rune.IsWhiteSpace(rune) ? 0 : 2;
            if (kind != runKind)
            {
                Close(i);
                (runStart, runKind) = (i, kind);
            }

            i += length;
        }

        Close(span.Length);
        return places;

        void Close(int end)
        {
            if (runKind != 0 && end > runStart)
            {
                places.Add((runStart, end - runStart));
            }
        }
    }
}

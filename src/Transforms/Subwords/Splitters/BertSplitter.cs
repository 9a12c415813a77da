using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>White space separates, and each punctuation mark is a word of its own.</summary>
internal sealed class BertSplitter : ITextSplitter
{
    public void Split(Piece piece, List<Piece> parts)
    {
        var text = piece.Text.Span;
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            var (isSpace, isMark, length) = Classify(text[i..]);
            if (isSpace || isMark)
            {
                AddWord(piece, start, i, parts);
                start = i + length;
            }

            if (isMark)
            {
                parts.Add(piece.Slice(i, length));
            }

            i += length;
        }

        AddWord(piece, start, text.Length, parts);
    }

    private static (bool IsSpace, bool IsMark, int Length) Classify(ReadOnlySpan<char> text)
    {
        var character = text[0];
        if (character < 0x80)
        {
            return (char.IsWhiteSpace(character), UnicodeClasses.IsAsciiPunctuation(character), 1);
        }

        Rune.DecodeFromUtf16(text, out var rune, out var length);
        return (Rune.IsWhiteSpace(rune), UnicodeClasses.IsPunctuation(rune), length);
    }

    private static void AddWord(Piece piece, int start, int end, List<Piece> parts)
    {
        if (end > start)
        {
            parts.Add(piece.Slice(start, end - start));
        }
    }
}

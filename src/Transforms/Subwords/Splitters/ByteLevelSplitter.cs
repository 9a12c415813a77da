namespace NlpMlNet.Subwords;

/// <summary>GPT-2's words, written with a visible character for each byte.</summary>
internal sealed class ByteLevelSplitter(bool addPrefixSpace, bool splitWords) : ITextSplitter
{
    public void Split(Piece piece, List<Piece> parts)
    {
        if (addPrefixSpace && piece.Text.Span[0] != ' ')
        {
            piece = new Piece(string.Concat(" ", piece.Text.Span).AsMemory(), piece.StartsAtOrigin);
        }

        var text = piece.Text.Span;
        var mapped = new char[ByteCharacters.CountBytes(text)];
        var written = 0;
        for (var start = 0; start < text.Length;)
        {
            var length = splitWords ? Gpt2Words.NextLength(text[start..]) : text.Length;
            var word = text.Slice(start, length);
            var count = ByteCharacters.CountBytes(word);
            ByteCharacters.Map(word, mapped.AsSpan(written, count));
            parts.Add(new Piece(mapped.AsMemory(written, count), piece.StartsAtOrigin && start == 0));
            written += count;
            start += length;
        }
    }
}

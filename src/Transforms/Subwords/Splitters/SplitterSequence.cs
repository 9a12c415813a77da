namespace NlpMlNet.Subwords;

/// <summary>Several splitters: each divides what the one before has left.</summary>
/// <param name="splitters">The splitters.</param>
/// <param name="file">The file that names them, for messages.</param>
internal sealed class SplitterSequence(IReadOnlyList<ITextSplitter> splitters, string file) : ITextSplitter
{
    public void Split(Piece piece, List<Piece> parts)
    {
        List<Piece> current = [piece];
        foreach (var splitter in splitters)
        {
            var next = new List<Piece>(2 * current.Count);
            var characters = 0L;
            foreach (var part in current)
            {
                if (part.Text.Length > 0)
                {
                    var before = next.Count;
                    splitter.Split(part, next);
                    characters += LengthOf(next, before);
                }
            }

            TextGrowth.Refuse(piece.Text.Length, characters, file);
            current = next;
        }

        parts.AddRange(current);
    }

    private static long LengthOf(List<Piece> pieces, int from)
    {
        var characters = 0L;
        for (var index = from; index < pieces.Count; index++)
        {
            characters += pieces[index].Text.Length;
        }

        return characters;
    }
}

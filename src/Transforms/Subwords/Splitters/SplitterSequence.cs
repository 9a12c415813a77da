namespace NlpMlNet.Subwords;

/// <summary>Several splitters: each divides what the one before has left.</summary>
internal sealed class SplitterSequence(IReadOnlyList<ITextSplitter> splitters) : ITextSplitter
{
    public void Split(Piece piece, List<Piece> parts)
    {
        List<Piece> current = [piece];
        foreach (var splitter in splitters)
        {
            var next = new List<Piece>(2 * current.Count);
            foreach (var part in current)
            {
                if (part.Text.Length > 0)
                {
                    splitter.Split(part, next);
                }
            }

            current = next;
        }

        parts.AddRange(current);
    }
}

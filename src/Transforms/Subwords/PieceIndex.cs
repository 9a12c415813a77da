namespace NlpMlNet.Subwords;

/// <summary>Finds the ids of a vocabulary's pieces.</summary>
internal static class PieceIndex
{
    /// <summary>An index of all pieces.</summary>
    public static PieceTrie Of(VocabularyData vocabulary) => Of(vocabulary, _ => true);

    /// <summary>An index of those pieces whose id is wanted.</summary>
    public static PieceTrie Of(VocabularyData vocabulary, Func<int, bool> isWanted)
    {
        var index = new PieceTrie();
        for (var id = 0; id < vocabulary.Pieces.Length; id++)
        {
            if (vocabulary.Pieces[id] is { Length: > 0 } piece && isWanted(id))
            {
                index.TryAdd(piece, id);
            }
        }

        return index;
    }
}

namespace NlpMlNet.Subwords;

/// <summary>Whole words only: what the vocabulary does not hold is unknown.</summary>
internal sealed class WordLevelModel(PieceTrie pieces, int unknownId) : ISubwordModel
{
    public void Encode(ReadOnlySpan<char> word, List<int> ids)
    {
        var id = pieces.Find(word);
        ids.Add(id == PieceTrie.None ? unknownId : id);
    }
}

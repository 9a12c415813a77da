namespace NlpMlNet.Tokens;

/// <summary>
/// WordPiece: from left to right, always the longest piece of the vocabulary; a word that cannot be divided is unknown as a
/// whole.
/// </summary>
/// <remarks>Source: Wu et al. 2016, section 4.1; the greedy division is that of Devlin et al. 2019 (BERT).</remarks>
internal sealed class WordPieceModel(PieceTrie pieces, int unknownId, string continuingPrefix, int longestWord) : ISubwordModel
{
    private readonly int continuingNode = pieces.Walk(continuingPrefix);

    public void Encode(ReadOnlySpan<char> word, List<int> ids)
    {
        var before = ids.Count;
        if (word.Length > longestWord && CountCharacters(word) > longestWord)
        {
            ids.Add(unknownId);
            return;
        }

        for (var start = 0; start < word.Length;)
        {
            var (id, length) = FindLongest(word[start..], start == 0 ? PieceTrie.Root : continuingNode);
            if (length == 0)
            {
                ids.RemoveRange(before, ids.Count - before);
                ids.Add(unknownId);
                return;
            }

            ids.Add(id);
            start += length;
        }
    }

    private (int Id, int Length) FindLongest(ReadOnlySpan<char> text, int node)
    {
        var longest = (Id: PieceTrie.None, Length: 0);
        for (var i = 0; i < text.Length && node != PieceTrie.None; i++)
        {
            node = pieces.Step(node, text[i]);
            if (node != PieceTrie.None && pieces.ValueAt(node) != PieceTrie.None)
            {
                longest = (pieces.ValueAt(node), i + 1);
            }
        }

        return longest;
    }

    private static int CountCharacters(ReadOnlySpan<char> word)
    {
        var count = 0;
        foreach (var _ in word.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}

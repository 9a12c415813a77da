using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class PieceTrieTests
{
    [Fact]
    public void Find_PieceAndItsBeginning_AreTwoThings()
    {
        var trie = new PieceTrie();

        Assert.True(trie.TryAdd("abc", 5));
        Assert.True(trie.TryAdd("a", 0));
        Assert.True(trie.TryAdd("", 7));

        Assert.Equal([5, 0, 7, PieceTrie.None, PieceTrie.None], new[] { "abc", "a", "", "ab", "abcd" }.Select(piece => trie.Find(piece)));
        Assert.NotEqual(PieceTrie.None, trie.Walk("ab"));
        Assert.Equal(PieceTrie.None, trie.Walk("b"));
        Assert.Equal(PieceTrie.None, trie.ValueAt(trie.Walk("ab")));
        Assert.Equal(5, trie.ValueAt(trie.Step(trie.Walk("ab"), 'c')));
    }

    [Fact]
    public void TryAdd_PieceThatIsThere_KeepsTheFirst()
    {
        var trie = new PieceTrie();
        trie.TryAdd("a", 1);

        Assert.False(trie.TryAdd("a", 2));
        Assert.Equal(1, trie.Find("a"));
    }

    [Fact]
    public void Forget_Piece_LeavesTheLongerOnes()
    {
        var trie = new PieceTrie();
        trie.TryAdd("a", 1);
        trie.TryAdd("ab", 2);

        trie.Forget("a");
        trie.Forget("other");

        Assert.Equal((PieceTrie.None, 2), (trie.Find("a"), trie.Find("ab")));
        Assert.True(trie.TryAdd("a", 3));
    }

    [Fact]
    public void TryAdd_MorePiecesThanTheFirstRoom_KeepsAll()
    {
        var trie = new PieceTrie();
        string[] pieces = [.. Enumerable.Range(0, 5000).Select(i => $"{(char)(i % 700 + 'a')}{i}")];
        for (var i = 0; i < pieces.Length; i++)
        {
            Assert.True(trie.TryAdd(pieces[i], i));
        }

        Assert.Equal(Enumerable.Range(0, pieces.Length), pieces.Select(piece => trie.Find(piece)));
        Assert.Equal(PieceTrie.None, trie.Find("a5001"));
    }
}

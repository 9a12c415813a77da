using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.Embeddings;

public sealed class WordTableTests
{
    [Fact]
    public void Hash_StandsInFiles_MustNeverChange()
    {
        // Computed apart from this code: FNV-1a over the 16-bit units, mixed, upper half.
        Assert.Equal([4257085100u, 787992881u, 2287399770u], new[] { "", "a", "né" }.Select(word => WordTable.Hash(word)));
    }

    [Fact]
    public void Build_WordsAdded_KeepsTheFirstOfEach()
    {
        var builder = new WordTableBuilder();

        Assert.Equal([true, true, false, true], new[] { "b", "", "b", "a" }.Select(word => builder.TryAdd(word)));

        var table = builder.Build();
        Assert.Equal(["b", "", "a"], Enumerable.Range(0, table.Count).Select(index => table[index].ToString()));
    }
}

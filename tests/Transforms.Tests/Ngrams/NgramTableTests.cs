using System.Globalization;
using NlpMlNet.Ngrams;

namespace NlpMlNet.Transforms.Tests.Ngrams;

public sealed class NgramTableTests
{
    [Fact]
    public void FindOrAdd_SameNgramTwice_GivesSameNumber()
    {
        var table = new NgramTable();

        Assert.Equal(0, Add(table, "not good"));
        Assert.Equal(1, Add(table, "good"));
        Assert.Equal(0, Add(table, "not good"));

        Assert.Equal(2, table.Count);
        Assert.Equal("good", table[1].ToString());
        Assert.Equal("not goodgood".Length, table.CharacterCount);
    }

    [Fact]
    public void Find_NeverAdded_GivesMinusOne()
    {
        var table = new NgramTable();
        Add(table, "good");

        Assert.Equal(-1, table.Find("goo", NgramHash.Of("goo")));
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void FindOrAdd_TwoNgramsOfOneHash_StayTwo()
    {
        const ulong SameHash = 0x123456789ABCDEF0;
        var table = new NgramTable();

        var first = table.FindOrAdd("first", SameHash);
        var second = table.FindOrAdd("second", SameHash);

        Assert.NotEqual(first, second);
        Assert.Equal(first, table.Find("first", SameHash));
        Assert.Equal(second, table.Find("second", SameHash));
        Assert.Equal(-1, table.Find("third", SameHash));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20_000)]
    public void FindOrAdd_ManyNgrams_AllAreFoundAgain(int capacity)
    {
        var ngrams = Enumerable.Range(0, 20_000).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var table = new NgramTable(capacity);

        Assert.Equal(Enumerable.Range(0, ngrams.Length), ngrams.Select(ngram => Add(table, ngram)));

        Assert.Equal(Enumerable.Range(0, ngrams.Length), ngrams.Select(ngram => table.Find(ngram, NgramHash.Of(ngram))));
        Assert.All(Enumerable.Range(0, ngrams.Length), number => Assert.Equal(ngrams[number], table[number].ToString()));
    }

    private static int Add(NgramTable table, string ngram) => table.FindOrAdd(ngram, NgramHash.Of(ngram));
}

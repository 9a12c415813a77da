using System.Globalization;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class TextTableTests
{
    [Fact]
    public void FindOrAdd_SameTextTwice_GivesSameNumber()
    {
        var table = new TextTable();

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
        var table = new TextTable();
        Add(table, "good");

        Assert.Equal(-1, table.Find("goo", TextHash.Of("goo")));
        Assert.Equal(1, table.Count);
    }

    [Fact]
    public void FindOrAdd_TwoTextsOfOneHash_StayTwo()
    {
        const ulong SameHash = 0x123456789ABCDEF0;
        var table = new TextTable();

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
    public void FindOrAdd_ManyTexts_AllAreFoundAgain(int capacity)
    {
        var texts = Enumerable.Range(0, 20_000).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var table = new TextTable(capacity);

        Assert.Equal(Enumerable.Range(0, texts.Length), texts.Select(text => Add(table, text)));

        Assert.Equal(Enumerable.Range(0, texts.Length), texts.Select(text => table.Find(text, TextHash.Of(text))));
        Assert.All(Enumerable.Range(0, texts.Length), number => Assert.Equal(texts[number], table[number].ToString()));
    }

    private static int Add(TextTable table, string text) => table.FindOrAdd(text, TextHash.Of(text));
}

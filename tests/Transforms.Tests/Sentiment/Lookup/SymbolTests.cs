using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class SymbolTests
{
    [Theory]
    [InlineData(":)", ":)", true)]
    [InlineData(":)", "a:)", true)]
    [InlineData(":)", ":))))", true)] // its last character again
    [InlineData(":)", ":)a", false)]
    [InlineData(":)", ":)1", false)]
    [InlineData(":)", ":) a", true)]
    [InlineData(":)", ":),", true)]
    [InlineData(":)", ":(", false)]
    [InlineData(":D", ":D", true)]
    [InlineData(":D", " :D", true)]
    [InlineData(":D", "a:D", false)] // with letters, behind none
    [InlineData(":D", "1:D", false)]
    [InlineData(":D", "!:D", true)]
    [InlineData(":D", ":DDD", true)]
    [InlineData(":D", ":Da", false)]
    [InlineData("D:", "D:", true)]
    [InlineData("D:", "!D:", false)] // one that begins with a letter, behind a space alone
    [InlineData("D:", "\tD:", true)]
    [InlineData("10/10", "10/10", true)]
    [InlineData("10/10", "10/100", false)] // another number
    [InlineData("10/10", "10/10!", true)]
    [InlineData("<3", "a <3333 b", true)]
    public void StandsAt_Emoticon_StandsByItself(string symbol, string text, bool expected)
    {
        var start = text.IndexOf(symbol[..1], StringComparison.Ordinal);

        Assert.Equal(expected, new Symbol(symbol, 1).StandsAt(text, start, out _));
    }

    [Theory]
    [InlineData("😀", "😀", 2)]
    [InlineData("😀", "😀a", 2)] // an emoji needs nothing around it
    [InlineData("😀", "😀😀", 2)]
    [InlineData("❤", "❤\uFE0F!", 2)] // a variation selector
    [InlineData("❤\uFE0F", "❤!", 1)]
    [InlineData("👍", "👍\U0001F3FB.", 4)] // the lightest skin
    [InlineData("👍", "👍\U0001F3FF.", 4)] // the darkest
    [InlineData("👍", "👍\U0001F3FA.", 2)] // an amphora is none
    [InlineData("👍", "👍\uD83C", 2)] // half of one
    [InlineData("❤", "❤\uFE0F\u200D🔥x", 5)] // what a joiner adds
    [InlineData("❤", "❤\u200Dx", 1)] // nothing to join
    [InlineData("❤", "❤\u200D", 1)]
    [InlineData(":)", ":))) x", 4)]
    [InlineData("10/10", "10/10", 5)]
    public void StandsAt_WhatBelongsToIt_IsPartOfIt(string symbol, string text, int end)
    {
        Assert.True(new Symbol(symbol, 1).StandsAt(text, 0, out var found));
        Assert.Equal(end, found);
    }

    [Fact]
    public void TryFind_SeveralThatFit_TheLongestCounts()
    {
        var table = new SymbolTable(new Dictionary<string, float> { [":"] = 1, [":)"] = 2, [":))"] = 3, ["😀"] = 4 });

        Assert.True(table.TryFind(":)) 😀", 0, out var valence, out var end));
        Assert.Equal((3f, 3), (valence, end));
        Assert.True(table.TryFind(":)) 😀", 4, out valence, out end));
        Assert.Equal((4f, 6), (valence, end));
        Assert.False(table.TryFind(":)) 😀", 1, out valence, out _));
        Assert.Equal(0, valence);
        Assert.False(table.TryFind(":)) 😀", 5, out _, out _)); // within a character
    }

    [Fact]
    public void MayStandAt_TwoCharacters_AreThoseOfASymbol()
    {
        var table = new SymbolTable(new Dictionary<string, float> { [":)"] = 1, ["+"] = 1, ["=é"] = 1, ["😀"] = 1 });

        Assert.Equal(
            [true, true, false, true, true, true, true],
            new[] { ":)", "+x", ":(", "x", "=é", "é)", "😀" }.Select(text => table.MayStandAt(text, 0)));
        Assert.Equal(["+", ":", "="], Enumerable.Range(0, 128).Where(i => table.Leads[i]).Select(i => $"{(char)i}"));
    }

    [Theory]
    [InlineData("#good", true)]
    [InlineData("#", false)]
    [InlineData("#-)", false)]
    [InlineData(":)", false)]
    public void HasHashtags_Symbol_IsAHashtag(string symbol, bool expected) =>
        Assert.Equal(expected, new SymbolTable(new Dictionary<string, float> { [symbol] = 1 }).HasHashtags);
}

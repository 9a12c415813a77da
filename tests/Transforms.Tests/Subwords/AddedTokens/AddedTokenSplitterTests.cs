using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class AddedTokenSplitterTests
{
    // The tokens are 0 "<x>", 1 "<x>>", 2 "ab" (a word of its own), 3 "<l>" and 4 "<r>", which take white space, 5 "" and 6 "<x>" again.
    private static readonly AddedToken[] Tokens =
    [
        new(0, "<x>"), new(1, "<x>>"), new(2, "ab") { IsSingleWord = true }, new(3, "<l>") { StripsLeft = true }, new(4, "<r>") { StripsRight = true }, new(5, ""), new(6, "<x>"),
    ];

    [Theory]
    [InlineData("", "")]
    [InlineData("text", "text")]
    [InlineData("<x>", "#0")]
    [InlineData("a<x>b", "a|#0|b")]
    [InlineData("<x>><x>", "#1|#0")]
    [InlineData("<<x>", "<|#0")]
    [InlineData("<x<x>", "<x|#0")]
    [InlineData("ab", "#2")]
    [InlineData("-ab-", "-|#2|-")]
    [InlineData("xab abx _ab ab", "xab abx _ab |#2")]
    [InlineData("éab ab\U0001D400 ab\U0001F600", "éab ab\U0001D400 |#2|\U0001F600")]
    [InlineData("a \t<l> b", "a|#3| b")]
    [InlineData(" <l>", "#3")]
    [InlineData("a <r> \tb", "a |#4|b")]
    [InlineData("<r> ", "#4")]
    [InlineData("<r>  <l>", "#4|#3")]
    [InlineData("<x> <l><x>", "#0|#3|#0")]
    public void Split_Tokens_LeftmostAndLongestFirst(string text, string expected) => Assert.Equal(expected, Split(Tokens, text));

    [Fact]
    public void Split_NoTokens_LeavesTheTextWhole() => Assert.Equal("<x>", Split([], "<x>"));

    [Fact]
    public void Split_ContentChanged_IsFoundByThat()
    {
        var parts = new List<Piece>();

        new AddedTokenSplitter([new(7, "<X>")], token => token.Content.ToLowerInvariant()).Split(new Piece("<X><x>".AsMemory(), StartsAtOrigin: true), parts);

        Assert.Equal([("<X>", true), ("", false)], parts.Select(part => (part.Text.ToString(), part.StartsAtOrigin)));
        Assert.Equal(7, parts[1].Id);
    }

    private static string Split(AddedToken[] tokens, string text)
    {
        var parts = new List<Piece>();
        new AddedTokenSplitter(tokens, token => token.Content).Split(new Piece(text.AsMemory(), StartsAtOrigin: true), parts);
        return string.Join('|', parts.Select(part => part.Id == Piece.Undivided ? part.Text.ToString() : $"#{part.Id}"));
    }
}

using System.Text;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class PrecompiledMapTests
{
    private readonly PrecompiledMap map = PrecompiledMap.TryRead(CharacterMapWriter.Write(("a", "x"), ("abc", "yz"), ("é", ""), ("\u3000", " ")))!;

    [Theory]
    [InlineData("abcd", false, "yz", 3)] // the longest
    [InlineData("abcd", true, "x", 1)] // the shortest
    [InlineData("abd", false, "x", 1)]
    [InlineData("a", false, "x", 1)]
    [InlineData("é!", false, "", 2)] // nothing in its place
    [InlineData("\u3000", false, " ", 3)]
    [InlineData("b", false, "", 0)]
    [InlineData("", false, "", 0)]
    public void Find_Beginning_HasItsReplacement(string text, bool shortest, string expected, int length)
    {
        var found = map.Find(Encoding.UTF8.GetBytes(text), shortest, out var foundLength);

        Assert.Equal((expected, length), (Encoding.UTF8.GetString(found), foundLength));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 4, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0 })] // no trie
    [InlineData(new byte[] { 3, 0, 0, 0, 1, 2, 3 })] // not of whole units
    [InlineData(new byte[] { 8, 0, 0, 0, 1, 2, 3, 4 })] // cut off
    public void TryRead_Damaged_IsNull(byte[] blob) => Assert.Null(PrecompiledMap.TryRead(blob));

    [Fact]
    public void TryRead_TrieWithoutTexts_IsRead() => Assert.NotNull(PrecompiledMap.TryRead([4, 0, 0, 0, 0, 0, 0, 0]));
}

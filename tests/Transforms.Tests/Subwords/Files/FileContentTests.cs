using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class FileContentTests : IDisposable
{
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Read_Missing_IsRefused()
    {
        var path = Path.Combine(files.Folder, "none.txt");

        Assert.Equal(
            $"The file '{path}' does not exist. Check the path.", Assert.Throws<NlpMlNetException>(() => FileContent.Read(path)).Message);
    }

    [Fact]
    public void Read_HeldByAnother_IsRefused()
    {
        var path = files.Write("x.txt", "a");
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.StartsWith(
            $"The file '{path}' cannot be read: ", Assert.Throws<NlpMlNetException>(() => FileContent.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LargerThanAnyTokenizer_IsRefusedUnread()
    {
        var path = files.Write("x.txt", "a");
        using (var file = new FileStream(path, FileMode.Open))
        {
            file.SetLength((512L << 20) + 1);
        }

        Assert.Equal(
            $"The file '{path}' has 536870913 bytes; files of tokenizers and settings have at most 536870912. Check that it is the right file.",
            Assert.Throws<NlpMlNetException>(() => FileContent.Read(path)).Message);
    }

    [Theory]
    [InlineData("a\nb", new[] { "a", "b" })]
    [InlineData("a\r\n\r\nb\n", new[] { "a", "", "b" })]
    [InlineData("\uFEFFa\n", new[] { "a" })]
    [InlineData("a\rb\u2028c\n", new[] { "a\rb\u2028c" })]
    [InlineData("", new string[0])]
    public void ReadLines_EndsOfLines_AreThoseOfUnixAndWindows(string content, string[] expected) =>
        Assert.Equal(expected, FileContent.ReadLines(files.Write("x.txt", content)));

    [Fact]
    public void ReadLines_NoUtf8_NamesTheLine()
    {
        var path = files.Write("x.txt", [(byte)'a', (byte)'\n', 0xC0, (byte)'\n']);

        Assert.Matches(
            @"^The file '.*x\.txt' is not UTF-8 near line [12]\. Check that it is the right file\.$",
            Assert.Throws<NlpMlNetException>(() => FileContent.ReadLines(path).ToList()).Message);
    }
}

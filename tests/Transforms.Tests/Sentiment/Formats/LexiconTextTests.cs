using System.Text;
using NlpMlNet.Sentiment;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Sentiment;

public sealed class LexiconTextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16BE", "utf-16BE")]
    public void Load_ByteOrderMark_Decides(string written, string expected)
    {
        var text = LexiconText.Load(folder.Write("l.txt", "raté\t-2\n", Encoding.GetEncoding(written)), null);

        Assert.Equal((expected, "raté\t-2\n"), (text.Encoding, text.Content.TrimStart('\uFEFF')));
    }

    [Fact]
    public void Load_Utf16WithoutMark_IsRead() =>
        Assert.Equal("raté\t-2\n", LexiconText.Load(folder.Write("l.txt", Encoding.Unicode.GetBytes("raté\t-2\n")), null).Content);

    [Fact]
    public void Load_NoUtf8_IsReadAsWindows1252()
    {
        // 0x80 is the euro sign in Windows-1252, and nothing in Latin-1.
        var text = LexiconText.Load(folder.Write("l.txt", [(byte)'r', 0xE9, 0x80, (byte)'\n']), null);

        Assert.Equal(("windows-1252", "r\u00E9\u20AC\n"), (text.Encoding, text.Content));
    }

    [Theory]
    [InlineData("PK\u0003\u0004", "a zip archive, or a workbook of Excel (.xlsx). Unpack it, or save the sheet as CSV.")]
    [InlineData("%PDF-1.7", "a PDF. Save it as text.")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:1", "a pointer of Git LFS and not the file itself. Get the file with 'git lfs pull'.")]
    [InlineData("<!DOCTYPE html><html>", "a page in HTML. Download the file itself.")]
    public void Load_OtherKindOfFile_IsNamed(string content, string expected)
    {
        var path = folder.Write("l.txt", content);

        Assert.Equal($"The lexicon '{path}' is {expected}", Assert.Throws<NlpMlNetException>(() => LexiconText.Load(path, null)).Message);
    }

    [Fact]
    public void Load_Gzip_IsNamed() => Assert.Contains(
        "is a gzip archive", Assert.Throws<NlpMlNetException>(() => LexiconText.Load(folder.Write("l.txt", [0x1F, 0x8B, 8, 0]), null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_ZeroBytes_AreRefused() => Assert.Contains(
        "has zero bytes in it", Assert.Throws<NlpMlNetException>(() => LexiconText.Load(folder.Write("l.txt", "good\t1\0\n"), null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_NothingThere_SaysSo()
    {
        Assert.Equal("There is no lexicon file 'nowhere.txt'. Give a file that is there, or several with semicolons between them.", Assert.Throws<NlpMlNetException>(() => LexiconText.Load("nowhere.txt", null)).Message);
        Assert.Contains("is a folder", Assert.Throws<NlpMlNetException>(() => LexiconText.Load(Path.GetDirectoryName(folder.File("x"))!, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_BlankOnes_CountAndAreLeftOut() =>
        Assert.Equal([(1L, "a"), (3L, "b"), (4L, "c")], new LexiconText("l.txt", "utf-8", "a\r\n \nb\rc").Lines);
}

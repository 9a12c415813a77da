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

    [Theory]
    [InlineData("#", true)]
    [InlineData("# note", true)]
    [InlineData("## note", true)]
    [InlineData("#-)\t1", false)] // an emoticon
    [InlineData("#blessed", false)]
    [InlineData("; note", true)]
    [InlineData(";;;;", true)]
    [InlineData(";) 1", false)]
    [InlineData("good ; bad", false)]
    public void IsComment_Line_BeginsWithAMarkAndASpace(string line, bool expected) => Assert.Equal(expected, LexiconText.IsComment(line));

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(2, 3, true)] // one may differ
    [InlineData(2, 4, false)]
    [InlineData(27, 30, true)] // or one of ten
    [InlineData(26, 30, false)]
    public void IsNearlyAll_Count_IsAllButATenth(int count, int total, bool expected) => Assert.Equal(expected, LexiconText.IsNearlyAll(count, total));

    [Fact]
    public void Sample_LongFile_IsItsBeginningAndItsMiddle()
    {
        var text = new LexiconText("l.txt", "utf-8", "# a comment\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"w{i}\n")));

        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => $"w{i}"), .. Enumerable.Range(500, 180).Select(i => $"w{i}")], text.Sample);
        Assert.Equal(100, text.Head.Lines.Count);
    }

    [Fact]
    public void Sample_ShortFile_IsAllButComments()
    {
        var lines = Enumerable.Range(0, 200).Select(i => $"w{i}").ToList();

        Assert.Equal(lines, new LexiconText("l.txt", "utf-8", string.Join('\n', lines.Prepend("## a comment"))).Sample);
    }

    [Fact]
    public void Lines_LineOfAMillionCharacters_IsTheLongest()
    {
        Assert.Single(new LexiconText("l.txt", "utf-8", new string('a', 1_000_000)).Lines);
        Assert.Throws<LexiconFormatException>(() => new LexiconText("l.txt", "utf-8", new string('a', 1_000_001)).Lines);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0 }, "utf-32", "a")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61 }, "utf-8", "a")]
    [InlineData(new byte[] { 0x61, 0, 0x62, 0 }, "utf-16", "ab")]
    public void Load_Encoding_IsToldByTheFirstBytes(byte[] bytes, string encoding, string content)
    {
        var text = LexiconText.Load(folder.Write("l.txt", bytes), null);

        Assert.Equal((encoding, content), (text.Encoding, text.Content));
    }

    [Fact]
    public void HasEnding_Path_DependsOnNoCapitals()
    {
        var text = new LexiconText("folder/List.One.YML", "utf-8", string.Empty);

        Assert.True(text.HasEnding(".yaml", ".yml"));
        Assert.False(text.HasEnding(".json"));
        Assert.Equal("List.One", text.Name);
    }
}
